package seckill.transaction;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Another global transaction has marked this row and may still go either way: neither done nor refused, but worth another
 * attempt in a moment.
 */
public final class PendingElsewhereException extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1;

    /** @param what the row, for the log */
    public PendingElsewhereException(String what) {
        super(what + " is pending in another global transaction");
    }
}
