package seckill.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderState;
import seckill.order.api.OrderView;
import seckill.order.api.OverdueOrder;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Money;
import seckill.participant.Phase;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.WalletView;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;

/**
 * The three participants as a checkout sees them: each does what it is asked and remembers it, unless the test has it say
 * something else to a step. They have no stock, orders or money: what they make of commands is tested where they are.
 */
public final class PaperParticipants {

    /** What was asked, in order: the step, and how when it travels. */
    public final List<String> asked = new ArrayList<>();
    public final List<String> givenUp = new ArrayList<>();
    public final List<Slip> slips = new ArrayList<>();

    private final Map<String, Supplier<Reply>> answers = new HashMap<>();
    private final Map<String, CommandTrace> traces = new HashMap<>();

    /** From now on that step is answered so; may throw. */
    public PaperParticipants answers(String step, Supplier<Reply> answer) {
        answers.put(step, answer);
        return this;
    }

    /** What is remembered of that step. */
    public PaperParticipants remembers(String step, CommandTrace trace) {
        traces.put(step, trace);
        return this;
    }

    public Participants all() {
        return new Participants(new Stock(), new Order(), new Payment());
    }

    private Reply asked(Command command, String how) {
        asked.add(command.id().step() + how);
        return answers.getOrDefault(command.id().step(), Reply::done).get();
    }

    private CommandTrace givenUp(CommandId id) {
        givenUp.add(id.step());
        return remembered(id);
    }

    private CommandTrace remembered(CommandId id) {
        return traces.getOrDefault(id.step(), CommandTrace.none());
    }

    private final class Stock implements StockApi {
        @Override
        public Reply carryOut(StockCommand command) {
            return asked(command, "");
        }

        @Override
        public Reply take(Phase phase, StockCommand command) {
            return asked(command, " " + phase);
        }

        @Override
        public CommandTrace trace(CommandId id) {
            return remembered(id);
        }

        @Override
        public CommandTrace giveUp(CommandId id) {
            return givenUp(id);
        }
    }

    private final class Order implements OrderApi {
        @Override
        public Reply carryOut(OrderCommand command) {
            return asked(command, "");
        }

        @Override
        public Reply take(Phase phase, OrderCommand command) {
            return asked(command, " " + phase);
        }

        @Override
        public CommandTrace trace(CommandId id) {
            return remembered(id);
        }

        @Override
        public CommandTrace giveUp(CommandId id) {
            return givenUp(id);
        }

        @Override
        public Reply begin(Slip slip, Publishing how) {
            slips.add(slip);
            asked.add("begin " + how);
            return answers.getOrDefault("begin", Reply::done).get();
        }

        @Override
        public List<OrderView> order(long buyerId, String orderId) {
            throw new UnsupportedOperationException("a checkout reads no orders");
        }

        @Override
        public List<OrderView> ordersOf(long buyerId, int limit) {
            throw new UnsupportedOperationException("a checkout reads no orders");
        }

        @Override
        public List<OrderView> ordersBefore(long buyerId, Instant placedAt, String orderId, int limit) {
            throw new UnsupportedOperationException("a checkout reads no orders");
        }

        @Override
        public List<OrderState> statesOf(List<String> orderIds) {
            throw new UnsupportedOperationException("a checkout reads no orders");
        }

        @Override
        public List<OverdueOrder> overdueAfter(Instant deadline, String orderId, int limit) {
            throw new UnsupportedOperationException("a checkout reads no orders");
        }
    }

    private final class Payment implements PaymentApi {
        @Override
        public Reply carryOut(PaymentCommand command) {
            return asked(command, "");
        }

        @Override
        public Reply take(Phase phase, PaymentCommand command) {
            return asked(command, " " + phase);
        }

        @Override
        public CommandTrace trace(CommandId id) {
            return remembered(id);
        }

        @Override
        public CommandTrace giveUp(CommandId id) {
            return givenUp(id);
        }

        @Override
        public List<WalletView> wallet(long buyerId) {
            throw new UnsupportedOperationException("a checkout reads no wallets");
        }

        @Override
        public int open(List<Long> buyerIds, Money openingDeposit) {
            throw new UnsupportedOperationException("a checkout opens no wallets");
        }
    }
}
