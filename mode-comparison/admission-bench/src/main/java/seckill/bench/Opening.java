package seckill.bench;

import java.util.Optional;

/**
 * What buyers saw who came in the moment in which a sale opened, and what those saw who came some seconds later.
 *
 * @param how      what the gateway had done before
 * @param firstUs  p99 of the first second, from when a request was to be sent
 * @param steadyUs p99 later
 * @param wrong    what is wrong with answers or books
 */
record Opening(String how, double perSecond, double firstUs, double steadyUs, boolean isQuiet, Optional<String> wrong) {

    boolean isValid() {
        return isQuiet && wrong.isEmpty();
    }

    double ratio() {
        return firstUs / steadyUs;
    }
}
