package seckill.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsOfParticipantsTest {

    private enum Why implements Refusal {
        BECAUSE
    }

    private record Ask(CommandId id) implements Command {}

    private static final CommandId ID = new CommandId("checkout-1", "ask");
    private static final Stop MAY_REFUSE = new Stop("order", "checkout-1/place-order", "{}", false);
    private static final Stop FOLLOWS = new Stop("stock", "checkout-1/settle-stock", "{}", true);

    @Test
    void an_answer_is_done_or_refused_for_a_reason() {
        assertInstanceOf(Reply.Done.class, Reply.done());
        assertEquals(new Reply.Refused(Why.BECAUSE), Reply.refused(Why.BECAUSE));
    }

    @Test
    void an_id_is_shown_as_it_is_stored() {
        assertEquals("checkout-1/ask", ID.toString());
    }

    @Test
    void a_command_that_left_nothing_has_a_trace_that_says_so() {
        assertEquals(new CommandTrace(CommandTrace.State.NONE, "", ""), CommandTrace.none());
    }

    @Test
    void what_failed_names_the_command() {
        assertEquals("command checkout-1/ask failed: no connection", new CommandFailedException(ID, "no connection").getMessage());
        assertEquals("command checkout-1/ask was carried out before with other contents", new CommandIdReusedException(ID).getMessage());
    }

    @Test
    void a_slip_begins_with_a_stop_that_may_refuse() {
        assertEquals(2, new Slip("checkout-1", "order-1", List.of(MAY_REFUSE, FOLLOWS)).stops().size());
        assertThrows(IllegalArgumentException.class, () -> new Slip("checkout-1", "order-1", List.of(FOLLOWS, MAY_REFUSE)));
        assertThrows(IllegalArgumentException.class, () -> new Slip("checkout-1", "order-1", List.of()));
    }

    @Test
    void a_branch_is_dirty_when_one_of_its_rows_is() {
        StuckRow clean = new StuckRow("account", "buyer_id=7", false, List.of());
        StuckRow dirty = new StuckRow("account", "buyer_id=8", true, List.of());
        assertTrue(new StuckBranch("tc:1", 2, 3, "RollbackRetrying", List.of(clean, dirty)).isDirty());
        assertFalse(new StuckBranch("tc:1", 2, 3, "RollbackRetrying", List.of(clean)).isDirty());
    }

    @Test
    void somebody_decides_about_a_stuck_branch_for_a_reason() {
        assertEquals("ann", resolution("ann", "set right by hand").operator());
        assertThrows(IllegalArgumentException.class, () -> resolution(" ", "set right by hand"));
        assertThrows(IllegalArgumentException.class, () -> resolution("ann", " "));
    }

    @Test
    void who_cannot_take_several_together_takes_them_one_by_one_in_their_order() {
        List<String> taken = new ArrayList<>();
        Participant<Ask> participant = new Participant<>() {
            @Override
            public Reply carryOut(Ask command) {
                throw new UnsupportedOperationException("not asked for");
            }

            @Override
            public Reply take(Phase phase, Ask command) {
                taken.add(command.id().checkout() + " " + phase);
                return taken.size() == 1 ? Reply.done() : Reply.refused(Why.BECAUSE);
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return CommandTrace.none();
            }

            @Override
            public CommandTrace giveUp(CommandId id) {
                return trace(id);
            }
        };
        List<Reply> replies = participant.takeAll(
                Phase.DO, List.of(new Ask(new CommandId("checkout-1", "ask")), new Ask(new CommandId("checkout-2", "ask"))));

        assertEquals(List.of(Reply.done(), Reply.refused(Why.BECAUSE)), replies);
        assertEquals(List.of("checkout-1 DO", "checkout-2 DO"), taken);
    }

    private static StuckResolution resolution(String operator, String reason) {
        return new StuckResolution("tc:1", 2, StuckResolution.How.RETRY, operator, reason);
    }
}
