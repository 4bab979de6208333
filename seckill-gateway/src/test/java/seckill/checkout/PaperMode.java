package seckill.checkout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Guarantees.Visibility;

/** A mode that ends every checkout as the test says. */
final class PaperMode implements Mode {

    final List<String> carried = new ArrayList<>();
    Optional<String> whyNotNow = Optional.empty();
    Optional<Outcome> resolution = Optional.empty();
    /** Done while a checkout is carried. */
    Runnable meanwhile = () -> {};

    private final String name;
    private final Settlement settlement;
    private final Deque<Outcome> outcomes;

    /** @param outcomes one after the other, and then the last of them */
    PaperMode(String name, Settlement settlement, Outcome... outcomes) {
        this.name = name;
        this.settlement = settlement;
        this.outcomes = new ArrayDeque<>(Arrays.asList(outcomes));
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees(name, Family.UNCOORDINATED, Atomicity.NONE, settlement, Visibility.NOTHING,
                Set.of(), Set.of(), Set.of(), "Nobody.");
    }

    @Override
    public Optional<String> whyNotNow() {
        return whyNotNow;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        carried.add(checkout.id() + " " + steps.size());
        meanwhile.run();
        return outcomes.size() > 1 ? outcomes.poll() : outcomes.peek();
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        if (outcomes.isEmpty()) {
            throw new IllegalStateException("no coordinator");
        }
        return resolution;
    }
}
