package seckill.transaction.message;

import seckill.participant.Publishing;
import seckill.participant.Reply;

/** A way to make the first local transaction of a checkout and its first letter one thing. */
public interface FirstLetter {

    Publishing how();

    /**
     * Has the local transaction carried out, and the letter sent if and only if it is committed.
     *
     * @param letter      leaves when the transaction has been committed and not refused
     * @param transaction carries the first stop out in one local transaction, in which it calls what it is given, unless the
     *                    first stop refuses or was carried out before; may throw, and then nobody knows
     */
    Reply begin(Letter letter, Transaction transaction);

    /** The first stop. */
    @FunctionalInterface
    interface Transaction {
        Reply carryOut(Runnable inTheSame);
    }
}
