package seckill.transaction.outbox;

import seckill.transaction.message.Letter;

/**
 * @param attempts to send it, this one included
 * @param trace    where in its trace it was written, null when nobody traces
 */
record ClaimedLetter(long seq, int attempts, Letter letter, String trace) {}
