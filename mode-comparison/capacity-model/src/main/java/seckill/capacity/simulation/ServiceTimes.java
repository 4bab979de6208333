package seckill.capacity.simulation;

/**
 * What one thing takes, in microseconds: of a core, where nothing else is said.
 *
 * @param askerUs       of the load generator, for one request and its answer; 0 when buyers have machines of their own
 * @param refusedUs     of the gateway, for somebody who gets nothing
 * @param ticketUs      of the gateway, for a ticket without its share of the call to Redis
 * @param gatewayCallUs of the gateway, for a call to Redis
 * @param callUs        of Redis, for a call
 * @param wishUs        of Redis, for each of those who share the call
 * @param diskUs        for which Redis waits for its disk before it answers a call
 * @param networkUs     one way between gateway and Redis
 */
public record ServiceTimes(
        double askerUs,
        double refusedUs,
        double ticketUs,
        double gatewayCallUs,
        double callUs,
        double wishUs,
        double diskUs,
        double networkUs) {

    public ServiceTimes {
        if (askerUs < 0 || refusedUs <= 0 || ticketUs <= 0 || gatewayCallUs < 0 || callUs < 0 || wishUs <= 0 || diskUs < 0 || networkUs < 0) {
            throw new IllegalArgumentException("no service time is negative, and an answer takes some: " + askerUs + ", " + refusedUs + ", "
                    + ticketUs + ", " + gatewayCallUs + ", " + callUs + ", " + wishUs + ", " + diskUs + ", " + networkUs);
        }
    }

    public ServiceTimes withDisk(double us) {
        return new ServiceTimes(askerUs, refusedUs, ticketUs, gatewayCallUs, callUs, wishUs, us, networkUs);
    }

    public ServiceTimes withoutAsker() {
        return new ServiceTimes(0, refusedUs, ticketUs, gatewayCallUs, callUs, wishUs, diskUs, networkUs);
    }

    public ServiceTimes withNetwork(double us) {
        return new ServiceTimes(askerUs, refusedUs, ticketUs, gatewayCallUs, callUs, wishUs, diskUs, us);
    }

    /** Of the gateway and of Redis, everything that a ticket takes of a core, so many times. */
    public ServiceTimes times(double factor) {
        return new ServiceTimes(
                askerUs, refusedUs * factor, ticketUs * factor, gatewayCallUs * factor, callUs * factor, wishUs * factor, diskUs, networkUs);
    }
}
