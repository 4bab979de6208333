package seckill.comparison;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.faults.Fault;
import seckill.compare.faults.MonolithFaults;

/**
 * The one process of the monolith dies around prepare and commit, where a transaction manager is judged: whatever was
 * prepared is committed when the decision was in the log, and rolled back when it was not.
 */
@WithStacks
class JtaFaultIT {

    /**
     * Recovery looks every three seconds, and takes what has been prepared for ten seconds without a decision for an orphan;
     * the checkout itself is ended twenty seconds after it began.
     */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(45);

    @ParameterizedTest
    @MethodSource("aroundPrepareAndCommit")
    void what_was_prepared_is_ended_and_every_checkout_has_one_outcome(Fault fault, Stacks stacks)
            throws InterruptedException {
        Shop shop = new Shop(stacks.running(Assembly.MONOLITH_WITH_DATABASES), DeclaredModes.named("JTA"));
        Survival.isExpected(shop, fault, AT_REST_WITHIN);
    }

    static Stream<Fault> aroundPrepareAndCommit() {
        return MonolithFaults.ofJta().stream()
                .filter(fault -> fault.victim().equals("monolith") && fault.way() == Fault.Way.COMMIT);
    }
}
