package seckill.launcher.audit;

import java.util.List;
import java.util.Map;

/**
 * What the audit found for one invariant.
 *
 * @param figures    what was counted, by name
 * @param violations what breaks it; empty when it holds
 */
public record Verdict(String id, String sentence, Map<String, Long> figures, List<Violation> violations) {

    public boolean ok() {
        return violations.isEmpty();
    }
}
