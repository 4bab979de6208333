package seckill.capacity;

/**
 * What a shop runs on.
 *
 * @param gateways     pods
 * @param participants pods of stock, and as many of order and of payment
 * @param cores        of each of these pods, and of each TC and broker
 * @param databaseCores of the database server
 * @param redisNodes   masters; one core each does the work of one
 * @param tcs          coordinators
 * @param brokers      of RocketMQ
 * @param networkMs    from one pod to another, one way
 */
public record Pods(int gateways, int participants, int cores, int databaseCores, int redisNodes, int tcs, int brokers, double networkMs) {

    private static final int MAX = 10_000;

    /** As {@code spring.datasource.hikari.maximum-pool-size} of a gateway, and of a participant. */
    private static final int GATEWAYS_POOL = 20;

    private static final int PARTICIPANTS_POOL = 40;

    public Pods {
        for (int count : new int[] {gateways, participants, cores, databaseCores, redisNodes, tcs, brokers}) {
            if (count < 1 || count > MAX) {
                throw new IllegalArgumentException("of gateways, participants, cores, Redis nodes, TCs and brokers there are 1 to 10,000, not " + count);
            }
        }
        if (!(networkMs >= 0 && networkMs <= 1_000)) {
            throw new IllegalArgumentException("a message takes 0 to 1,000 ms from one pod to another");
        }
    }

    /** To the database server that has all schemas. */
    int connections() {
        return gateways * GATEWAYS_POOL + 3 * participants * PARTICIPANTS_POOL;
    }

    /** All that is paid for; of a Redis node, one core more for the kernel and for rewriting its file. */
    int allCores(boolean hasCoordinator, boolean hasBroker) {
        return (gateways + 3 * participants + (hasCoordinator ? tcs : 0) + (hasBroker ? brokers : 0)) * cores + databaseCores + 2 * redisNodes;
    }
}
