/** Tickets, journal and counters against a real Redis, alone or with the three modules in this process. */
package seckill.redismessages;
