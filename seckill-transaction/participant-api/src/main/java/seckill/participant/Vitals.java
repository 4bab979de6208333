package seckill.participant;

import java.io.Serializable;

/**
 * How a process is doing.
 *
 * @param connections    of its pool that are lent now, those that XA holds included
 * @param connectionsMax as many as it may have
 * @param waiting        who wait for one
 * @param xaHeld         connections that are held for branches of XA until the second phase
 * @param lockWaits      transactions that wait for a row at its database server, whoever's they are
 * @param unsent         letters in its outbox; 0 where there is none
 * @param oldestUnsentMs how long the oldest of them has waited
 */
public record Vitals(int connections, int connectionsMax, int waiting, int xaHeld, long lockWaits, long unsent, long oldestUnsentMs)
        implements Serializable {}
