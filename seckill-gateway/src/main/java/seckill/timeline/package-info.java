/** What became of one order, told from all stores in one order of time. */
package seckill.timeline;
