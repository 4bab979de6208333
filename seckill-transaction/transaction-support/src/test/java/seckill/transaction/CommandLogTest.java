package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.transaction.PaperCommands.tea;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandIdReusedException;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.transaction.PaperCommands.Why;

/** What is made of the rows which the database says there are; that it says so, the specs on real databases see. */
class CommandLogTest {

    private static final String INSERT =
            "INSERT INTO tea_command (id, fingerprint, refusal, xid, carried_out_at, body) VALUES (?, ?, ?, ?, ?, ?) ";

    private final PaperDatabase database = new PaperDatabase();
    private final CommandLog log = new CommandLog(
            database.dataSource(), database.transactions(), "tea_command", Why::valueOf,
            Clock.fixed(Instant.parse("2026-11-11T12:00:00Z"), ZoneOffset.UTC));
    private final List<String> effects = new ArrayList<>();

    // once

    @Test
    void a_commands_row_is_written_first_in_the_transaction_of_its_effect() {
        assertThat(log.once(tea(1), () -> {
                    effects.add(database.asked().toString());
                    return Reply.done();
                }))
                .isEqualTo(Reply.done());
        assertThat(effects.getFirst()).startsWith("[BEGIN, " + INSERT + "[checkout-1/tea, ");
        assertThat(database.asked()).hasSize(3).endsWith("COMMIT");
        assertThat(database.asked().get(1)).endsWith(", null, , 2026-11-11T12:00, null]");
    }

    @Test
    void a_refusal_undoes_the_effect_and_is_remembered_in_a_transaction_of_its_own() {
        assertThat(log.once(tea(1), () -> Reply.refused(Why.NO_WATER))).isEqualTo(Reply.refused(Why.NO_WATER));
        assertThat(events()).containsExactly("BEGIN", "INSERT", "ROLLBACK", "BEGIN", "INSERT", "COMMIT");
        assertThat(database.asked().get(4)).contains(", NO_WATER, ");
    }

    @Test
    void within_a_global_transaction_a_refusal_is_not_remembered_because_all_is_rolled_back() {
        try (var _ = GlobalTransaction.of("tc:1", BranchType.AT).bind()) {
            log.once(tea(1), () -> Reply.refused(Why.NO_WATER));
        }
        assertThat(events()).containsExactly("BEGIN", "INSERT", "ROLLBACK");
        assertThat(database.asked().get(1)).contains(", null, tc:1, ");
    }

    @Test
    void within_the_transaction_of_a_caller_a_refusal_has_that_rolled_back() {
        new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
            // of the same resource, as in the monolith
            status.setRollbackOnly();
        });
        database.asked().clear();
        var transactions = database.transactions();
        CommandLog joined = new CommandLog(((org.springframework.jdbc.datasource.DataSourceTransactionManager) transactions).getDataSource(),
                transactions, "tea_command", Why::valueOf, Clock.systemUTC());
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status ->
                        joined.once(tea(1), () -> Reply.refused(Why.NO_WATER))))
                .isInstanceOf(org.springframework.transaction.UnexpectedRollbackException.class);
        assertThat(events()).containsExactly("BEGIN", "INSERT", "ROLLBACK");
    }

    @Test
    void a_repeat_is_answered_as_the_first_and_does_nothing() {
        String fingerprint = fingerprint();
        database.answers("INSERT", PaperDatabase.duplicate()).answers("SELECT fingerprint",
                List.<Object[]>of(new Object[] {fingerprint, null, ""}), List.<Object[]>of(new Object[] {fingerprint, "NO_WATER", ""}));
        assertThat(log.once(tea(1), this::effect)).isEqualTo(Reply.done());
        assertThat(log.once(tea(1), this::effect)).isEqualTo(Reply.refused(Why.NO_WATER));
        assertThat(effects).isEmpty();
    }

    @Test
    void an_id_belongs_to_one_command() {
        String fingerprint = fingerprint();
        database.answers("INSERT", PaperDatabase.duplicate())
                .answers("SELECT fingerprint", List.<Object[]>of(new Object[] {fingerprint, null, ""}));
        assertThatThrownBy(() -> log.once(new PaperCommands.Tea(tea(1).id(), 9), this::effect)).isInstanceOf(CommandIdReusedException.class);
        assertThat(effects).isEmpty();
    }

    @Test
    void the_row_of_an_attempt_that_is_being_rolled_back_answers_nothing() {
        String fingerprint = fingerprint();
        database.answers("INSERT", PaperDatabase.duplicate())
                .answers("SELECT fingerprint", List.<Object[]>of(new Object[] {fingerprint, null, "tc:1"}));
        assertThatThrownBy(() -> log.once(tea(1), this::effect))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("it belongs to another global transaction, tc:1");
    }

    @Test
    void an_effect_that_fails_is_a_failure_of_the_command_and_leaves_nothing() {
        assertThatThrownBy(() -> log.once(tea(1), () -> {
                    throw new IllegalStateException("the kettle is broken");
                }))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("command checkout-1/tea failed: IllegalStateException: the kettle is broken");
        assertThat(database.asked()).endsWith("ROLLBACK");
    }

    // several once

    @Test
    void several_are_written_in_the_order_of_their_ids_and_take_effect_together() {
        assertThat(log.allOnce(List.of(tea(2), tea(1)), () -> effects.add("both"))).isTrue();
        assertThat(events()).containsExactly("BEGIN", "INSERT", "COMMIT");
        assertThat(database.asked().get(1)).matches("INSERT INTO tea_command \\(id, fingerprint, xid, carried_out_at\\) VALUES .*"
                + "\\[checkout-1/tea, \\w{32}, , 2026-11-11T12:00, checkout-2/tea, .*");
    }

    @Test
    void several_of_which_one_is_refused_or_known_are_not_carried_out_together() {
        assertThat(log.allOnce(List.of(tea(1), tea(2)), () -> false)).isFalse();
        assertThat(database.asked()).endsWith("ROLLBACK");
        database.answers("INSERT", PaperDatabase.duplicate());
        assertThat(log.allOnce(List.of(tea(1), tea(2)), () -> effects.add("both"))).isFalse();
        assertThat(database.asked()).endsWith("ROLLBACK");
        assertThat(effects).isEmpty();
    }

    // phases

    @Test
    void a_command_moves_into_its_next_phase_with_its_effect() {
        assertThat(log.move(tea(1), Phase.CONFIRM, this::effect)).isEqualTo(Reply.done());
        assertThat(effects).hasSize(1);
        assertThat(database.asked()).containsExactly("BEGIN",
                "UPDATE tea_command SET phase = ? WHERE id = ? AND refusal IS NULL AND (phase IS NULL OR phase = 'DECIDE')"
                        + " [CONFIRM, checkout-1/tea]",
                "COMMIT");
        log.move(tea(1), Phase.CANCEL, this::effect);
        assertThat(database.asked().get(4)).endsWith("refusal IS NULL AND phase IS NULL [CANCEL, checkout-1/tea]");
    }

    @Test
    void a_move_that_was_made_is_not_made_again() {
        is("CONFIRM");
        assertThat(log.move(tea(1), Phase.CONFIRM, this::effect)).isEqualTo(Reply.done());
        assertThat(log.move(tea(1), Phase.DECIDE, this::effect)).isEqualTo(Reply.done()); // it was, before
        assertThat(effects).isEmpty();
    }

    @Test
    void what_went_the_other_way_or_was_never_done_cannot_move() {
        is("CANCEL");
        failsToMove(Phase.CONFIRM, "no CONFIRM for what is CANCEL");
        failsToMove(Phase.DECIDE, "no DECIDE for what is CANCEL");
        is("CONFIRM");
        failsToMove(Phase.CANCEL, "no CANCEL for what is CONFIRM");
        is("refused");
        failsToMove(Phase.CANCEL, "no CANCEL for what is refused");
        database.answers("SELECT COALESCE", List.of());
        failsToMove(Phase.CANCEL, "no CANCEL for what is not done");
        assertThat(effects).isEmpty();
    }

    @Test
    void several_move_together_when_all_of_them_can() {
        database.answers("UPDATE", 2, 1);
        assertThat(log.moveAll(List.of(tea(1), tea(2)), Phase.CONFIRM, this::effect)).isTrue();
        assertThat(database.asked()).endsWith("COMMIT");
        assertThat(database.asked().get(1)).contains("WHERE id IN (?, ?) AND refusal IS NULL").endsWith("[CONFIRM, checkout-1/tea, checkout-2/tea]");
        assertThat(log.moveAll(List.of(tea(1), tea(2)), Phase.CONFIRM, this::effect)).isFalse();
        assertThat(database.asked()).endsWith("ROLLBACK");
        assertThat(effects).hasSize(1);
    }

    // traces

    @Test
    void a_trace_tells_what_is_committed() {
        database.answers("SELECT refusal, xid",
                List.<Object[]>of(new Object[] {null, "tc:1"}), List.<Object[]>of(new Object[] {"NO_WATER", ""}));
        assertThat(log.trace(tea(1).id())).isEqualTo(new CommandTrace(State.DONE, "tc:1", ""));
        assertThat(log.trace(tea(1).id())).isEqualTo(new CommandTrace(State.REFUSED, "", "NO_WATER"));
    }

    @Test
    void a_trace_names_the_transaction_in_which_a_command_waits() {
        database.answers("SELECT xid", List.<Object[]>of(new Object[] {"tc:1"}), List.of());
        assertThat(log.trace(tea(1).id())).isEqualTo(new CommandTrace(State.NONE, "tc:1", ""));
        assertThat(log.trace(tea(1).id())).isEqualTo(CommandTrace.none());
        assertThat(database.asked()).containsSubsequence(
                "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED", "SELECT xid FROM tea_command WHERE id = ? [checkout-1/tea]");
    }

    @Test
    void a_caller_in_the_same_jvm_waits_for_no_other_transaction() {
        new TransactionTemplate(database.transactions()).executeWithoutResult(status ->
                assertThat(log.trace(tea(1).id())).isEqualTo(CommandTrace.none()));
        assertThat(database.asked()).noneMatch(it -> it.contains("READ UNCOMMITTED"));
    }

    // giving up

    @Test
    void what_left_nothing_is_given_up_by_a_row_in_its_place() {
        assertThat(log.giveUp(tea(1).id())).isEqualTo(CommandTrace.none());
        assertThat(database.asked().get(1)).startsWith(INSERT).contains("[checkout-1/tea, GIVEN_UP, GIVEN_UP, , ");
        assertThat(database.asked()).endsWith("COMMIT");
    }

    @Test
    void what_left_a_trace_stays_as_it_is() {
        database.answers("INSERT", PaperDatabase.duplicate());
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {null, "tc:1"}), List.of());
        database.answers("SELECT xid", List.<Object[]>of(new Object[] {"tc:2"}));
        assertThat(log.giveUp(tea(1).id())).isEqualTo(new CommandTrace(State.DONE, "tc:1", ""));
        assertThat(log.giveUp(tea(1).id())).isEqualTo(new CommandTrace(State.NONE, "tc:2", ""));
        assertThat(database.asked()).noneMatch(it -> it.startsWith("UPDATE") || it.startsWith("DELETE"));
    }

    @Test
    void a_command_that_was_given_up_has_left_nothing_and_is_carried_out_no_more() {
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {"GIVEN_UP", ""}));
        assertThat(log.trace(tea(1).id())).isEqualTo(CommandTrace.none());
        database.answers("INSERT", PaperDatabase.duplicate());
        database.answers("SELECT fingerprint", List.<Object[]>of(new Object[] {"GIVEN_UP", "GIVEN_UP", ""}));
        assertThatThrownBy(() -> log.once(tea(1), this::effect))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("it was given up");
        assertThat(effects).isEmpty();
    }

    /** A carrier holds the row, and nobody waits for long. */
    @Test
    void whether_it_is_given_up_may_stay_open() {
        database.answers("INSERT", new java.sql.SQLException("Lock wait timeout exceeded", "HY000", 1205));
        assertThatThrownBy(() -> log.giveUp(tea(1).id())).isInstanceOf(CommandFailedException.class).hasMessageContaining("not given up");
    }

    // second phases

    @Test
    void the_body_of_a_command_is_found_in_its_own_global_transaction_and_goes_with_it() {
        log.begin(tea(1), "{}");
        assertThat(database.asked().getFirst()).startsWith(INSERT).endsWith(", {}]");
        database.answers("SELECT body", List.<Object[]>of(new Object[] {"{}"}), List.of());
        assertThat(log.bodyOf("checkout-1/tea", "tc:1")).contains("{}");
        assertThat(database.asked()).endsWith("SELECT body FROM tea_command WHERE id = ? AND xid = ? [checkout-1/tea, tc:1]");
        assertThat(log.bodyOf("checkout-1/tea", "tc:2")).isEmpty();
        log.forget(tea(1));
        assertThat(database.asked()).endsWith("DELETE FROM tea_command WHERE id = ? [checkout-1/tea]");
    }

    private Reply effect() {
        effects.add("an effect");
        return Reply.done();
    }

    private void is(String phase) {
        database.answers("UPDATE", 0).answers("SELECT COALESCE", List.<Object[]>of(new Object[] {phase}));
    }

    private void failsToMove(Phase to, String why) {
        assertThatThrownBy(() -> log.move(tea(1), to, this::effect))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageEndingWith(why);
    }

    /** Of the first tea, as it was stored. */
    private String fingerprint() {
        log.once(tea(1), Reply::done);
        return database.asked().get(1).split(", ")[database.asked().get(1).split(", ").length - 5];
    }

    private List<String> events() {
        return database.asked().stream().map(it -> it.split(" ")[0]).toList();
    }
}
