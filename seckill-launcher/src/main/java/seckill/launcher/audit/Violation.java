package seckill.launcher.audit;

import java.util.List;
import java.util.Optional;

/**
 * What breaks an invariant.
 *
 * @param law   the law that does not hold
 * @param count how many rows break it
 * @param first up to {@value #SHOWN_MAX} of them; the id of the order, checkout or sku comes first
 */
public record Violation(String law, int count, List<String> first) {

    /** Enough to start looking; the whole list would bury the report. */
    static final int SHOWN_MAX = 10;

    static Optional<Violation> of(String law, List<String> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(law, rows.size(), List.copyOf(rows.subList(0, Math.min(SHOWN_MAX, rows.size())))));
    }
}
