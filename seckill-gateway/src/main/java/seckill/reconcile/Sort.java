package seckill.reconcile;

/** The four ways in which books can be wrong. */
public enum Sort {
    /** Something that should be there is not. */
    LOST,
    /** Something is there more often than it should. */
    DUPLICATE,
    /** Something is neither done nor given up. */
    STUCK,
    /** Something is there that belongs to nothing. */
    ORPHAN
}
