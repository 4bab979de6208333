package seckill.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Refusal;

/** Commands of a participant that keeps what it was asked to do, and refuses or fails where the test says so. */
public final class PaperCommands implements TryConfirmCancel<PaperCommands.Order> {

    /** What is ordered. */
    public sealed interface Order extends Command {}

    /** Some tea. */
    public record Tea(CommandId id, int cups) implements Order {}

    /** Some cake. */
    public record Cake(CommandId id, String kind) implements Order {}

    /** Why there is none. */
    public enum Why implements Refusal {
        NO_WATER
    }

    /** What was done, in order. */
    public final List<String> done = new ArrayList<>();

    private final Map<String, Optional<Why>> refusals = new HashMap<>();

    private final String name;

    /** @param name of the form in which they are carried out */
    public PaperCommands(String name) {
        this.name = name;
    }

    public PaperCommands refuses(Order command) {
        refusals.put(command.id().value(), Optional.of(Why.NO_WATER));
        return this;
    }

    public static Tea tea(int n) {
        return new Tea(new CommandId("checkout-" + n, "tea"), n);
    }

    public Optional<Why> direct(Order command) {
        return doing("direct", command);
    }

    private Optional<Why> doing(String what, Order command) {
        done.add(name + " " + what + " " + command.id());
        return refusals.getOrDefault(command.id().value(), Optional.empty());
    }

    @Override
    public Optional<? extends Refusal> tryOut(Order command) {
        return doing("try", command);
    }

    @Override
    public void confirm(Order command) {
        doing("confirm", command);
    }

    @Override
    public void decide(Order command) {
        doing("decide", command);
    }

    @Override
    public void cancel(Order command) {
        doing("cancel", command);
    }
}
