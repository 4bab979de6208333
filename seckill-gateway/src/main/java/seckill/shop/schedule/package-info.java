/** What the shop does by itself, at one gateway at a time, by db-scheduler. */
package seckill.shop.schedule;
