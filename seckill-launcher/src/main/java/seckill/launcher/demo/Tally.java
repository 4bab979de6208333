package seckill.launcher.demo;

import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the buyers, from many threads. */
final class Tally {

    private final Count purchases = new Count();
    private final Count payments = new Count();

    synchronized void purchase(Outcome outcome) {
        purchases.add(outcome);
    }

    synchronized void payment(Outcome outcome) {
        payments.add(outcome);
    }

    synchronized int done() {
        return purchases.sum();
    }

    Count purchases() {
        return purchases;
    }

    Count payments() {
        return payments;
    }

    /** Outcomes by kind; read when the rush is over. */
    static final class Count {

        private int accepted;
        private int unknown;
        private final Map<String, Integer> refused = new TreeMap<>();
        private final Map<String, Integer> failed = new TreeMap<>();

        private void add(Outcome outcome) {
            switch (outcome) {
                case Outcome.Accepted ok -> accepted++;
                case Outcome.Refused(String reason) -> refused.merge(reason, 1, Integer::sum);
                case Outcome.Failed(String reason) -> failed.merge(reason, 1, Integer::sum);
                case Outcome.Unknown nobodyKnows -> unknown++;
            }
        }

        int accepted() {
            return accepted;
        }

        int unknown() {
            return unknown;
        }

        int refused() {
            return sum(refused);
        }

        int failed() {
            return sum(failed);
        }

        int sum() {
            return accepted + unknown + refused() + failed();
        }

        /** One line, reasons in brackets. */
        String text() {
            return "accepted " + accepted + ", refused " + refused() + reasons(refused) + ", failed " + failed()
                    + reasons(failed) + ", unknown " + unknown;
        }

        private static int sum(Map<String, Integer> byReason) {
            return byReason.values().stream().mapToInt(Integer::intValue).sum();
        }

        private static String reasons(Map<String, Integer> byReason) {
            return byReason.isEmpty() ? "" : " " + byReason.toString().replace('=', ' ').replace('{', '(').replace('}', ')');
        }
    }
}
