package seckill.transaction.rocketmq;

import seckill.transaction.message.Letter;

/** Hears why a letter could not be taken in when it is about to be parked. */
@FunctionalInterface
interface GivenUp {

    /**
     * @param consumer the group that could not
     * @param copy     the broker's name of this copy of the letter
     */
    void lastFailure(String consumer, String copy, Letter letter, int attempts, String reason);
}
