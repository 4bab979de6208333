package seckill.launcher.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * I6: nothing is left of transactions that have ended. What cannot be read counts as broken: not having looked is no
 * proof.
 *
 * <p>Rows of undo_log with log_status 1 are no leftovers. Seata writes one when a rollback comes to a participant before
 * (or without) its first phase, so that a late first phase fails on the unique key; the TC has them deleted after days.
 * They are counted as undoGuards.
 *
 * @param coordinator the TC; empty where all transactions are local
 */
record NothingIsLeft(Optional<Coordinator> coordinator) implements Invariant {

    private static final String IN_FLIGHT =
            """
            SELECT id, buyer_id, scenario, mode
            FROM {gateway}.checkout
            WHERE state = 'IN_FLIGHT'
            """;

    /** Where AT may write: the monolith has no such table. */
    private static final String UNDO_TABLES =
            """
            SELECT table_schema
            FROM information_schema.tables
            WHERE table_name = 'undo_log' AND table_schema IN ('{stock}', '{orders}', '{payment}')
            """;

    private static final String UNDO =
            """
            SELECT '%1$s', xid, branch_id
            FROM %1$s.undo_log
            WHERE log_status = 0
            """;

    private static final String UNDO_GUARDS =
            """
            SELECT xid
            FROM %1$s.undo_log
            WHERE log_status <> 0
            """;

    @Override
    public Verdict judge(Snapshot snapshot) {
        Map<String, Long> figures = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        look("no checkout is in flight", "inFlight", () -> snapshot.rows(IN_FLIGHT), figures, violations);
        look("XA RECOVER is empty", "xaPrepared", () -> snapshot.rows("XA RECOVER"), figures, violations);
        look("undo_log is empty", "undoRows", () -> undo(snapshot, UNDO), figures, violations);
        figures.put("undoGuards", (long) undo(snapshot, UNDO_GUARDS).size());
        coordinator.ifPresent(tc -> {
            look("the TC holds no global session", "globalSessions", tc::globalSessions, figures, violations);
            look("the TC holds no row lock", "globalLocks", tc::globalLocks, figures, violations);
        });
        return new Verdict(
                "I6",
                "Nothing is left at rest: no checkout in flight, no undo row, no prepared XA branch, no global session or lock",
                figures,
                violations);
    }

    private static List<String> undo(Snapshot snapshot, String sql) {
        return snapshot.rows(UNDO_TABLES).stream()
                .flatMap(schema -> snapshot.rows(sql.formatted(schema)).stream())
                .toList();
    }

    private static void look(
            String says, String figure, Look look, Map<String, Long> figures, List<Violation> violations) {
        try {
            List<String> left = look.left();
            figures.put(figure, (long) left.size());
            Violation.of(says, left).ifPresent(violations::add);
        } catch (AuditImpossibleException e) {
            violations.add(new Violation(says + ", but nobody can tell", 1, List.of(e.getMessage())));
        }
    }

    private interface Look {
        List<String> left();
    }
}
