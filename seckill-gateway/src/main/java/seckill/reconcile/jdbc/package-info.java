/** What was found, and how far the walks are, in the gateway's tables. */
package seckill.reconcile.jdbc;
