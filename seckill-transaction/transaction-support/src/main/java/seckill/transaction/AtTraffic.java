package seckill.transaction;

/**
 * Whether AT branches have lately been seen in this database. A hint, which saves whoever is sure to find none the first of
 * two looks; that none is overlooked, the second one sees to.
 */
final class AtTraffic {

    private volatile boolean likely = true;

    boolean isLikely() {
        return likely;
    }

    void seen() {
        likely = true;
    }

    void notSeen() {
        likely = false;
    }
}
