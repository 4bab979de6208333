/** Letters that are written in the transaction of the change they tell of, and sent after it was committed. */
package seckill.transaction.outbox;
