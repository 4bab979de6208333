/** A shop as queues: processors, threads, a disk and the calls that gather while one is under way, in a time that is only counted. */
package seckill.capacity.simulation;
