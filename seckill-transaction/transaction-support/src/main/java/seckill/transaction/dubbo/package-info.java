/** Carries the global transaction over Dubbo calls. */
package seckill.transaction.dubbo;
