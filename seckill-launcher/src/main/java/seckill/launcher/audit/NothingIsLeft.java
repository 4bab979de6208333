package seckill.launcher.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seckill.launcher.rocketmq.Letters;
import seckill.launcher.rocketmq.LettersLeft;

/**
 * I6: nothing is left of transactions that have ended. What cannot be read counts as broken: not having looked is no
 * proof.
 *
 * <p>Coordinator, brokers, Redis and prepared branches are in no snapshot. They are asked before the tables are read: whatever
 * begins in between begins with a row that the tables show.
 *
 * <p>Rows of undo_log with log_status 1 are no leftovers. Seata writes one when a rollback comes to a participant before
 * (or without) its first phase, so that a late first phase fails on the unique key; the TC has them deleted after days.
 * They are counted as undoGuards.
 *
 * <p>Dead letters that are written down wait for an operator, and are counted as deadLetters: that they are there is no
 * violation, what is missing because of them breaks another invariant. The same goes for discardedHalfMessages.
 *
 * @param coordinator the TC; empty where all transactions are local
 * @param brokers     RocketMQ's
 * @param outside     what else may be left outside of the databases
 */
record NothingIsLeft(Optional<Coordinator> coordinator, Brokers brokers, List<Residue> outside) implements Invariant {

    static final String ID = "I6";

    static final String CHECKED_BY = "XA RECOVER; undo_log, tcc_fence_log, what is announced or held, outbox, inbox and dead letters of every schema;"
            + " sessions and locks at the TC; letters at the broker; journals in Redis";

    /** Each kind of residue, as people are told of it. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("inFlight", "checkouts in flight"),
            Map.entry("xaPrepared", "prepared XA branches (XA RECOVER)"),
            Map.entry("undoRows", "undo rows (undo_log)"),
            Map.entry("undoGuards", "guards against a late first phase (undo_log; no leftovers)"),
            Map.entry("triedBranches", "branches in TRIED (tcc_fence_log)"),
            Map.entry("pendingReservations", "reservations for which something is announced"),
            Map.entry("pendingOrders", "orders for which something is announced"),
            Map.entry("heldAccounts", "wallets with money held"),
            Map.entry("pendingPayments", "payments authorized only, refunds and points announced"),
            Map.entry("orphanReservations", "reservations of orders that do not exist (I2 judges them)"),
            Map.entry("journaled", "admitted checkouts that wait to be settled (journal in Redis)"),
            Map.entry("parked", "admitted checkouts that were tried too often (parked in Redis)"),
            Map.entry("tickets", "tickets of sales that have not ended (journals in Redis)"),
            Map.entry("ticketRows", "tickets of sales that have not ended (sale_ticket)"),
            Map.entry("globalSessions", "global transactions at the TC"),
            Map.entry("globalLocks", "global row locks at the TC"),
            Map.entry("unsentLetters", "letters in an outbox that were not sent"),
            Map.entry("unreadLetters", "letters that were sent and not consumed"),
            Map.entry("delayedLetters", "letters that wait for their next try"),
            Map.entry("halfMessages", "half messages that are not decided"),
            Map.entry("deadLetters", "dead letters of which no operator has decided (no leftovers)"),
            Map.entry("discardedHalfMessages", "half messages of which nobody could tell, not yet written down as dead letters (no leftovers)"));

    private static final String IN_FLIGHT =
            """
            SELECT id, buyer_id, scenario, mode
            FROM {gateway}.checkout
            WHERE state = 'IN_FLIGHT'
            """;

    /** Where Seata may write: the monolith has no such tables. */
    private static final String SCHEMAS_WITH =
            """
            SELECT table_schema
            FROM information_schema.tables
            WHERE table_name = '%s' AND table_schema IN ('{stock}', '{orders}', '{payment}', '{gateway}')
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

    /** A branch in three parts whose second phase has not come, or has not succeeded yet. */
    private static final String TRIED =
            """
            SELECT '%1$s', xid, branch_id, action_name
            FROM %1$s.tcc_fence_log
            WHERE status = 1
            """;

    private static final String UNSENT =
            """
            SELECT '%1$s', id, created_at
            FROM %1$s.outbox
            WHERE published_at IS NULL
            """;

    private static final String TICKETS =
            """
            SELECT '%1$s', sale_id, buyer_id, ticket
            FROM %1$s.sale_ticket
            WHERE state = 'QUEUED'
            """;

    /** Where it is not decided yet whether they are sent again or dropped. */
    private static final String DEAD =
            """
            SELECT '%1$s', consumer, letter_id
            FROM %1$s.dead_letter
            WHERE parked_at IS NOT NULL AND decision IS NULL
            """;

    private static final String PENDING_RESERVATIONS =
            """
            SELECT order_id, sku, sale_id, state, next_state
            FROM {stock}.reservation
            WHERE next_state IS NOT NULL
            """;

    private static final String PENDING_ORDERS =
            """
            SELECT id, buyer_id, status, next_status, mode
            FROM {orders}.orders
            WHERE next_status IS NOT NULL
            """;

    private static final String HELD_MONEY =
            """
            SELECT buyer_id, balance_minor, held_minor
            FROM {payment}.account
            WHERE held_minor <> 0
            """;

    private static final String PENDING_PAYMENTS =
            """
            SELECT order_id, buyer_id, amount_minor, captured_minor, refunding_minor
            FROM {payment}.payment
            WHERE captured_minor = 0 OR refunding_minor <> 0
            UNION ALL
            SELECT order_id, buyer_id, awarded_points, revoked_points, next_state
            FROM {payment}.points_award
            WHERE next_state IS NOT NULL
            """;

    /** Not this invariant's matter, or a shop with damage would never seem to be at rest. */
    private static final String ORPHAN_RESERVATIONS =
            """
            SELECT r.order_id, r.sku, r.sale_id
            FROM {stock}.reservation r
            LEFT JOIN {orders}.orders o ON o.id = r.order_id
            WHERE o.id IS NULL
            """;

    /** What a figure counts. */
    static String words(String figure) {
        return WORDS.getOrDefault(figure, figure);
    }

    @Override
    public Verdict judge(Snapshot snapshot) {
        Map<String, Long> figures = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        coordinator.ifPresent(tc -> {
            look("the TC holds no global session", "globalSessions", tc::globalSessions, figures, violations);
            look("the TC holds no row lock", "globalLocks", tc::globalLocks, figures, violations);
        });
        askBrokers(figures, violations);
        outside.forEach(it -> look(it.says(), it.figure(), it.left()::get, figures, violations));
        look("XA RECOVER is empty", "xaPrepared", () -> snapshot.rows("XA RECOVER"), figures, violations);
        look("no checkout is in flight", "inFlight", () -> snapshot.rows(IN_FLIGHT), figures, violations);
        look("undo_log is empty", "undoRows", () -> each(snapshot, "undo_log", UNDO), figures, violations);
        figures.put("undoGuards", (long) each(snapshot, "undo_log", UNDO_GUARDS).size());
        look("no branch was tried and neither confirmed nor cancelled", "triedBranches",
                () -> each(snapshot, "tcc_fence_log", TRIED), figures, violations);
        look("nothing is announced for a reservation", "pendingReservations",
                () -> snapshot.rows(PENDING_RESERVATIONS), figures, violations);
        look("nothing is announced for an order", "pendingOrders",
                () -> snapshot.rows(PENDING_ORDERS), figures, violations);
        look("no money is held", "heldAccounts", () -> snapshot.rows(HELD_MONEY), figures, violations);
        look("no payment is authorized only, no refund or points announced", "pendingPayments",
                () -> snapshot.rows(PENDING_PAYMENTS), figures, violations);
        figures.put("orphanReservations", (long) snapshot.rows(ORPHAN_RESERVATIONS).size());
        look("every ticket of a sale has ended", "ticketRows", () -> each(snapshot, "sale_ticket", TICKETS), figures, violations);
        look("every letter was sent", "unsentLetters", () -> each(snapshot, "outbox", UNSENT), figures, violations);
        figures.put("deadLetters", (long) each(snapshot, "dead_letter", DEAD).size());
        return new Verdict(
                ID,
                "Nothing is left at rest: no checkout in flight, no undo row, no prepared XA branch, nothing tried, announced"
                        + " or held, no global session or lock, no letter on its way, no checkout journaled"
                        + " or parked, no ticket of a sale under way",
                figures,
                violations);
    }

    private static List<String> each(Snapshot snapshot, String table, String sql) {
        return snapshot.rows(SCHEMAS_WITH.formatted(table)).stream()
                .flatMap(schema -> snapshot.rows(sql.formatted(schema)).stream())
                .toList();
    }

    private void askBrokers(Map<String, Long> figures, List<Violation> violations) {
        try {
            LettersLeft left = brokers.lettersLeft();
            none("every letter was consumed", "unreadLetters", left.unread(), figures, violations);
            none("no letter waits for its next try", "delayedLetters", left.delayed(), figures, violations);
            none("every half message is decided", "halfMessages", left.half(), figures, violations);
            figures.put("discardedHalfMessages", LettersLeft.count(left.discarded()));
        } catch (AuditImpossibleException e) {
            violations.add(new Violation("no letter is left, but nobody can tell", 1, List.of(e.getMessage())));
        }
    }

    private static void none(
            String says, String figure, List<Letters> left, Map<String, Long> figures, List<Violation> violations) {
        figures.put(figure, LettersLeft.count(left));
        Violation.of(says, left.stream().map(Letters::toString).toList()).ifPresent(violations::add);
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
