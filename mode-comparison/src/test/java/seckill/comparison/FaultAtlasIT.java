package seckill.comparison;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;

/**
 * Every named step of every mode's protocol, with the death that belongs there: {@code ./seckill test --faults}, or of some
 * modes only, as {@code --faults=XA,TCC}, or of some steps, as {@code --faults=XA --step=prepare}.
 */
@Tag("faults")
@WithStacks
class FaultAtlasIT {

    /** Part of what a step is called; empty for all. */
    private static final String STEP = System.getProperty("faults.step", "");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("atlas")
    void the_shop_comes_to_rest_and_every_checkout_has_one_outcome(String mode, Fault fault, Stacks stacks)
            throws InterruptedException {
        Guarantees declared = DeclaredModes.named(mode);
        Assembly assembly = declared.assemblies().contains(Assembly.MODULES)
                ? Assembly.MODULES
                : declared.assemblies().iterator().next();
        Shop shop = new Shop(stacks.running(assembly), declared);
        Survival.isExpected(shop, fault, FaultAtlas.atRestWithin(declared));
    }

    /** What a prepared branch did is seen by nobody: a checkout must not be given up because nothing is there to see. */
    @ParameterizedTest(allowZeroInvocations = true) // of a campaign of modes that have no coordinator
    @MethodSource("coordinated")
    void a_decided_commit_is_not_given_up_while_the_coordinator_is_away(String mode, Stacks stacks)
            throws InterruptedException {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named(mode));
        shop.itself().up();
        shop.switchEveryScenario();

        Survival survival = Survival.ofALongAbsence(shop, FaultAtlas.first(mode, "tc"));

        survival.everyInvariantHolds();
        survival.theShopSellsAgain();
    }

    static Stream<Arguments> atlas() {
        return modes().flatMap(mode -> FaultAtlas.of(mode).stream()
                .filter(fault -> fault.says().contains(STEP))
                .map(fault -> Arguments.of(mode, fault)));
    }

    static Stream<String> coordinated() {
        return modes().filter(mode -> STEP.isEmpty()).filter(mode -> FaultAtlas.of(mode).stream().anyMatch(fault -> fault.victim().equals("tc")));
    }

    static Stream<String> modes() {
        List<String> wanted = List.of(System.getProperty("faults.modes", "").split(","));
        return DeclaredModes.all().stream()
                .map(Guarantees::mode)
                .filter(mode -> wanted.contains("") || wanted.contains(mode))
                .filter(mode -> !FaultAtlas.of(mode).isEmpty());
    }
}
