package seckill.architecture.wrong.checkout.mode;

import java.util.List;
import java.util.Optional;
import seckill.checkout.Checkout;
import seckill.checkout.Guarantees;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;

/** Nothing is wrong with this one; it is known by one that is. */
public class SomeMode implements Mode {

    @Override
    public Guarantees guarantees() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        throw new UnsupportedOperationException();
    }
}
