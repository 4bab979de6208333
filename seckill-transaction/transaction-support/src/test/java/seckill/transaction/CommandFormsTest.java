package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.transaction.PaperCommands.tea;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.Test;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;
import seckill.transaction.PaperCommands.Cake;
import seckill.transaction.PaperCommands.Order;
import seckill.transaction.PaperCommands.Why;
import seckill.transaction.message.BeginSlip;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Letter;
import seckill.transaction.message.StopHandler;

class CommandFormsTest {

    private final PaperDatabase database = new PaperDatabase();
    private final PaperCommands saga = new PaperCommands("saga");
    private final PaperCommands tcc = new PaperCommands("tcc");
    private final CommandForms<Order> forms = new CommandForms<>(
            "tea", Order.class,
            new CommandLog(database.dataSource(), database.transactions(), "tea_command", Why::valueOf, Clock.systemUTC()),
            saga::direct, tcc, saga);
    private final CommandJson<Order> json = new CommandJson<>(Order.class);

    @Test
    void without_a_transaction_or_in_at_and_xa_a_command_takes_effect_at_once() {
        assertThat(forms.carryOut(tea(1))).isEqualTo(Reply.done());
        try (var _ = GlobalTransaction.of("tc:1", BranchType.XA).bind()) {
            assertThat(forms.carryOut(tea(2))).isEqualTo(Reply.done());
        }
        assertThat(saga.done).containsExactly("saga direct checkout-1/tea", "saga direct checkout-2/tea");
        saga.refuses(tea(3));
        assertThat(forms.carryOut(tea(3))).isEqualTo(Reply.refused(Why.NO_WATER));
    }

    @Test
    void a_checkout_that_travels_is_carried_through_the_parts_of_the_saga() {
        for (Phase phase : Phase.values()) {
            assertThat(forms.take(phase, tea(1))).isEqualTo(Reply.done());
        }
        assertThat(saga.done).containsExactly(
                "saga try checkout-1/tea", "saga cancel checkout-1/tea", "saga decide checkout-1/tea", "saga direct checkout-1/tea",
                "saga confirm checkout-1/tea");
    }

    @Test
    void what_follows_a_decision_cannot_be_refused() {
        saga.refuses(tea(1));
        assertThat(forms.take(Phase.DO, tea(1))).isEqualTo(Reply.refused(Why.NO_WATER));
        assertThatThrownBy(() -> forms.take(Phase.FOLLOW, tea(1)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageEndingWith("it follows a decision and is refused: NO_WATER");
    }

    @Test
    void several_are_carried_out_in_one_transaction() {
        database.answers("UPDATE", 2);
        for (Phase phase : Phase.values()) {
            assertThat(forms.takeAll(phase, List.of(tea(1), tea(2)))).containsExactly(Reply.done(), Reply.done());
        }
        assertThat(database.asked().stream().filter("COMMIT"::equals)).hasSize(5);
        assertThat(saga.done).hasSize(10).contains("saga try checkout-2/tea", "saga cancel checkout-2/tea", "saga decide checkout-2/tea",
                "saga direct checkout-2/tea", "saga confirm checkout-2/tea");
    }

    @Test
    void one_that_is_refused_costs_the_others_some_transactions_and_no_answer() {
        saga.refuses(tea(3));
        assertThat(forms.takeAll(Phase.DO, List.of(tea(1), tea(2), tea(3), tea(4))))
                .containsExactly(Reply.done(), Reply.done(), Reply.refused(Why.NO_WATER), Reply.done());
    }

    @Test
    void one_that_is_refused_after_the_decision_keeps_no_other_from_it() {
        saga.refuses(tea(2));
        assertThatThrownBy(() -> forms.takeAll(Phase.FOLLOW, List.of(tea(1), tea(2)))).isInstanceOf(CommandFailedException.class);
        assertThat(saga.done.getLast()).isEqualTo("saga direct checkout-2/tea");
    }

    // the first stop

    @Test
    void the_first_stop_writes_its_letter_in_the_same_transaction_and_only_when_it_is_done() {
        List<String> letters = new ArrayList<>();
        assertThat(forms.begin(tea(1), false, () -> letters.add("one"))).isEqualTo(Reply.done());
        assertThat(saga.done).containsExactly("saga try checkout-1/tea");
        saga.refuses(tea(2));
        assertThat(forms.begin(tea(2), true, () -> letters.add("two"))).isEqualTo(Reply.refused(Why.NO_WATER));
        assertThat(letters).containsExactly("one");
    }

    @Test
    void a_first_stop_that_decides_says_so_in_the_same_transaction() {
        assertThat(forms.begin(tea(1), true, () -> {})).isEqualTo(Reply.done());
        assertThat(saga.done).containsExactly("saga try checkout-1/tea", "saga decide checkout-1/tea");
        assertThat(database.asked()).anyMatch(it -> it.startsWith("UPDATE tea_command SET phase = ?") && it.endsWith("[DECIDE, checkout-1/tea]"))
                .filteredOn("COMMIT"::equals).hasSize(1);
    }

    @Test
    void a_slip_begins_the_way_it_is_asked_to() {
        List<Letter> sent = new ArrayList<>();
        BeginSlip<Order> begin = new BeginSlip<>(forms, List.of(new FirstLetter() {
            @Override
            public Publishing how() {
                return Publishing.OUTBOX;
            }

            @Override
            public Reply begin(Letter letter, Transaction transaction) {
                return transaction.carryOut(() -> sent.add(letter));
            }
        }));
        Slip slip = new Slip("checkout-1", "order-11", List.of(
                new Stop("tea", "checkout-1/tea", json.write(tea(1)), false), new Stop("cake", "checkout-1/cake", "{}", true)));
        assertThat(begin.begin(slip, Publishing.OUTBOX)).isEqualTo(Reply.done());
        assertThat(sent).extracting(Letter::id, Letter::topic)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("checkout-1/cake:FOLLOW", "seckill-stops-cake"));
        assertThat(saga.done).containsExactly("saga try checkout-1/tea", "saga decide checkout-1/tea");
        assertThatThrownBy(() -> begin.begin(slip, Publishing.HALF_MESSAGE))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("nobody sends letters by HALF_MESSAGE here");
    }

    @Test
    void a_stop_does_what_its_letter_asks_and_sends_the_next_ones() {
        List<Letter> sent = new ArrayList<>();
        String slip = "{\"slip\":{\"checkout\":\"checkout-1\",\"orderId\":\"order-11\",\"stops\":["
                + "{\"participant\":\"order\",\"commandId\":\"checkout-1/order\",\"command\":\"{}\",\"following\":false},"
                + "{\"participant\":\"tea\",\"commandId\":\"checkout-1/tea\",\"command\":"
                + "\"{\\\"is\\\":\\\"Tea\\\",\\\"id\\\":{\\\"checkout\\\":\\\"checkout-1\\\",\\\"step\\\":\\\"tea\\\"},\\\"cups\\\":1}\","
                + "\"following\":false}]},\"at\":1,\"phase\":\"DO\",\"refusal\":\"\",\"newer\":1}";
        new StopHandler<>(forms, sent::add).take(new Letter("checkout-1/tea:DO", "seckill-stops-tea", "order-11", slip));
        assertThat(saga.done).containsExactly("saga try checkout-1/tea");
        assertThat(sent).extracting(Letter::id).containsExactly("checkout-1/order:CONFIRM");
        assertThat(sent).extracting(Letter::orderKey).containsExactly("order-11");
    }

    @Test
    void a_letter_that_nobody_can_read_is_a_failure() {
        StopHandler<Order> handler = new StopHandler<>(forms, it -> {});
        assertThatThrownBy(() -> handler.take(new Letter("1", "t", "o", "no json"))).isInstanceOf(IllegalArgumentException.class);
    }

    // JSON

    @Test
    void a_command_is_read_as_it_was_written_whichever_of_the_family_it_is() {
        Cake cake = new Cake(tea(1).id(), "cheese");
        assertThat(json.write(cake)).contains("\"is\":\"Cake\"");
        assertThat(json.read(json.write(cake))).isEqualTo(cake);
        assertThat(forms.read(json.write(tea(2)))).isEqualTo(tea(2));
        assertThatThrownBy(() -> json.read("{\"is\":\"Poison\"}")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_participant_is_known_by_its_name_and_remembers() {
        assertThat(forms.participant()).isEqualTo("tea");
        assertThat(forms.trace(tea(1).id())).isEqualTo(CommandTrace.none());
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {null, ""}));
        assertThat(forms.trace(tea(1).id()).state()).isEqualTo(CommandTrace.State.DONE);
        assertThat(forms.fenced().map(it -> it.resource().getActionName())).containsExactlyInAnyOrder("tea-tcc", "tea-saga");
    }
}
