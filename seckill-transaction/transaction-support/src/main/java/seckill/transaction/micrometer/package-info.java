/** What a process counts while it works: calls of other processes, messages handed over, connections held. */
package seckill.transaction.micrometer;
