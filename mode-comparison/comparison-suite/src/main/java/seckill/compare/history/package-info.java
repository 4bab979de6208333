/** What clients asked and heard, as events in the order of time, and what must be true of it whatever the shop says of itself. */
package seckill.compare.history;
