/** What benches have written, as far as capacity is counted by it: nothing of it is written down a second time. */
package seckill.capacity.measured;
