/** Protocols of distributed transactions, played through without any server. */
package seckill.simulator;
