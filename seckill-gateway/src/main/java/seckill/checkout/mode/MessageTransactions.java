package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Checkout;
import seckill.checkout.NamedRefusal;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.checkout.Stops;
import seckill.order.api.OrderCommand;
import seckill.participant.Command;
import seckill.participant.CommandTrace;
import seckill.participant.FirstStop;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;
import seckill.payment.api.PaymentCommand;
import seckill.stock.api.StockCommand;
import seckill.transaction.CommandJson;

/**
 * What the modes with a broker have in common: the checkout is written onto a slip, the order module does the first stop, and
 * from there letters carry it on. A refusal on the way has the stops before it take back what they did.
 */
final class MessageTransactions {

    private static final Logger log = LoggerFactory.getLogger(MessageTransactions.class);

    private static final CommandJson<StockCommand> STOCK = new CommandJson<>(StockCommand.class);
    private static final CommandJson<OrderCommand> ORDER = new CommandJson<>(OrderCommand.class);
    private static final CommandJson<PaymentCommand> PAYMENT = new CommandJson<>(PaymentCommand.class);

    private final FirstStop first;

    private final BooleanSupplier brokerAnswers;

    MessageTransactions(FirstStop first, BooleanSupplier brokerAnswers) {
        this.first = first;
        this.brokerAnswers = brokerAnswers;
    }

    Optional<String> whyNotNow() {
        return brokerAnswers.getAsBoolean() ? Optional.empty() : Optional.of("the message broker does not answer");
    }

    Outcome carry(Checkout checkout, List<Step<?>> steps, Publishing how) {
        List<Step<?>> inOrder = Stops.inOrder(steps);
        try {
            return switch (first.begin(slip(checkout, inOrder), how)) {
                case Reply.Refused(var refusal) -> new Outcome.Refused(refusal);
                case Reply.Done done -> inOrder.stream().skip(1).allMatch(Step::following)
                        ? new Outcome.Accepted()
                        : new Outcome.UnderWay();
            };
        } catch (RuntimeException e) {
            log.warn("checkout={} mode={} not known whether it has begun: {}", checkout.id(), checkout.mode(), e.toString());
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    /** What was begun comes to its end by itself; what was not is begun again, since nobody knows whether it still will be. */
    Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps, Publishing how) {
        List<Step<?>> inOrder = Stops.inOrder(steps);
        if (inOrder.getFirst().trace().state() == CommandTrace.State.NONE) {
            return switch (carry(checkout, steps, how)) {
                case Outcome.UnderWay underWay -> Optional.empty();
                case Outcome.Unknown unknown -> Optional.empty();
                case Outcome ended -> Optional.of(ended);
            };
        }
        List<CommandTrace> traces = Step.traces(inOrder.stream().<Step<?>>filter(it -> !it.following()).toList());
        return traces.stream()
                .filter(it -> it.state() == CommandTrace.State.REFUSED)
                .findFirst()
                .<Outcome>map(it -> new Outcome.Refused(new NamedRefusal(it.refusal())))
                .or(() -> traces.stream().allMatch(it -> it.state() == CommandTrace.State.DONE)
                        ? Optional.of(new Outcome.Accepted())
                        : Optional.empty());
    }

    private static Slip slip(Checkout checkout, List<Step<?>> inOrder) {
        OrderCommand order = (OrderCommand) inOrder.getFirst().command();
        return new Slip(checkout.id(), order.orderId(), inOrder.stream().map(MessageTransactions::stop).toList());
    }

    private static Stop stop(Step<?> step) {
        Command command = step.command();
        return switch (command) {
            case StockCommand it -> new Stop("stock", it.id().value(), STOCK.write(it), step.following());
            case OrderCommand it -> new Stop("order", it.id().value(), ORDER.write(it), step.following());
            case PaymentCommand it -> new Stop("payment", it.id().value(), PAYMENT.write(it), step.following());
            default -> throw new IllegalStateException("nobody carries out " + command.id());
        };
    }
}
