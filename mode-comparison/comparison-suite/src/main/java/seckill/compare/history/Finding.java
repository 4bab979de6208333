package seckill.compare.history;

import java.util.List;
import java.util.Map;

/**
 * What a checker found.
 *
 * @param id         {@code I1} to {@code I12}
 * @param statement  what must hold
 * @param checkedBy  what was compared with what
 * @param figures    so that "nothing is wrong" over nothing is not mistaken for proof
 * @param violations in words; empty when it holds
 */
public record Finding(String id, String statement, String checkedBy, Map<String, Long> figures, List<String> violations) {

    public boolean ok() {
        return violations.isEmpty();
    }
}
