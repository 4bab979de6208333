package seckill.transaction.outbox;

import seckill.transaction.message.Letter;

/** @param attempts to send it, this one included */
record ClaimedLetter(long seq, int attempts, Letter letter) {}
