/** Rollbacks of AT branches that a dirty write blocks: found, shown, and ended by an operator. */
package seckill.transaction.undo;
