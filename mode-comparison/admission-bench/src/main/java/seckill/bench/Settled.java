package seckill.bench;

import java.util.Optional;

/**
 * What became of the tickets of one sale.
 *
 * @param orders    that its tickets became
 * @param seconds   from the first ticket to the end of the last
 * @param use       processor time of everybody meanwhile
 * @param wrong     what is wrong with the books; such a round has no figures
 */
record Settled(String mode, String scenario, int round, int orders, double seconds, Cpu.Use use, Optional<String> wrong) {

    double perSecond() {
        return orders / seconds;
    }

    /** As {@link Turn#isQuiet}. */
    boolean isValid() {
        return wrong.isEmpty() && use.others().orElse(0) <= Turn.OTHERS_MAX;
    }

    /** Processor time for each order, in milliseconds. */
    double msOf(String process) {
        return use.seconds(process) * 1e3 / orders;
    }
}
