/** What a process's tables say of one order. */
package seckill.transaction.history;
