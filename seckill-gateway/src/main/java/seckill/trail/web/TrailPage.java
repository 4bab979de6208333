package seckill.trail.web;

import java.util.List;
import seckill.problem.Checked;
import seckill.trail.AuditTrail;
import seckill.trail.Entry;

/**
 * A page of the trail.
 *
 * @param next the number before which the next page begins, null on the last
 */
record TrailPage(List<Entry> entries, Long next) {

    private static final int LIMIT_MAX = 200;
    private static final int SUBJECT_MAX = 128;

    static TrailPage of(AuditTrail trail, String subject, Long before, int limit) {
        Checked.that(limit >= 1 && limit <= LIMIT_MAX && subject.length() <= SUBJECT_MAX && (before == null || before > 0));
        List<Entry> found = trail.newest(subject, before == null ? Long.MAX_VALUE : before, limit + 1);
        List<Entry> page = found.subList(0, Math.min(limit, found.size()));
        return new TrailPage(List.copyOf(page), found.size() > limit ? page.getLast().number() : null);
    }
}
