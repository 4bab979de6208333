package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static seckill.checkout.Guarantees.Family.MESSAGES;
import static seckill.checkout.Guarantees.Family.SAGA;
import static seckill.checkout.Guarantees.Family.TRY_CONFIRM_CANCEL;
import static seckill.checkout.Guarantees.Family.TWO_PHASE_COMMIT;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;

/**
 * Somebody dies at a step of the protocol, in every mode one step for each who serves the gateway; the gateway itself dies in
 * {@link CrashIT}. All steps are in {@link FaultAtlasIT}, which takes longer than anybody wants to wait
 * for every change.
 */
@WithStacks
class FaultIT {

    @EveryMode(families = {TWO_PHASE_COMMIT, TRY_CONFIRM_CANCEL, SAGA}, assemblies = Assembly.MODULES)
    void a_participant_dies_in_the_second_phase(Shop shop) throws InterruptedException {
        survives(shop, FaultAtlas.first(shop.mode().mode(), "stock"));
    }

    @EveryMode(families = {TWO_PHASE_COMMIT, TRY_CONFIRM_CANCEL, SAGA}, assemblies = Assembly.MODULES)
    void the_coordinator_dies_after_its_decision(Shop shop) throws InterruptedException {
        survives(shop, FaultAtlas.first(shop.mode().mode(), "tc"));
    }

    @EveryMode(families = {TWO_PHASE_COMMIT, TRY_CONFIRM_CANCEL, SAGA}, assemblies = Assembly.MODULES)
    void the_database_dies_in_the_second_phase(Shop shop) throws InterruptedException {
        survives(shop, FaultAtlas.first(shop.mode().mode(), "database"));
    }

    /** Where no coordinator drives a checkout on, letters do: whoever sends the first one, whoever sends the next, the broker. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("carriers")
    void a_carrier_of_letters_dies(String mode, Fault fault, Stacks stacks) throws InterruptedException {
        survives(new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named(mode)), fault);
    }

    static Stream<Arguments> carriers() {
        return DeclaredModes.all().stream()
                .filter(mode -> mode.family() == MESSAGES)
                .map(Guarantees::mode)
                .flatMap(mode -> FaultAtlas.of(mode).stream()
                        .map(Fault::victim)
                        .filter(List.of("order", "stock", "rocketmq")::contains)
                        .distinct()
                        .map(victim -> Arguments.of(mode, FaultAtlas.first(mode, victim))));
    }

    /** The control: were the faults harmless, or the audit blind, the specs above would prove nothing. */
    @EveryMode(atomicity = Atomicity.NONE, assemblies = Assembly.MODULES)
    void without_a_protocol_the_gateways_death_leaves_damage_that_the_audit_finds(Shop shop) throws InterruptedException {
        leavesDamage(shop, FaultAtlas.BETWEEN_STEPS, "I2");
    }

    @EveryMode(atomicity = Atomicity.NONE, assemblies = Assembly.MODULES)
    void without_a_protocol_a_participants_death_leaves_damage_that_the_audit_finds(Shop shop) throws InterruptedException {
        leavesDamage(shop, FaultAtlas.UNANSWERED, "I4");
    }

    private static void survives(Shop shop, Fault fault) throws InterruptedException {
        Survival.isExpected(shop, fault, FaultAtlas.atRestWithin(shop.mode()));
    }

    private static void leavesDamage(Shop shop, Fault fault, String invariant) throws InterruptedException {
        Survival survival = Survival.ofTheRich(shop, fault);
        List<String> broken = survival.audit().broken();
        survival.rush().notAccepted().forEach(shop.tables()::undo); // before asserting: the next spec must not find it
        assertThat(broken).as("%s: %s", fault, Shop.figures(survival.audit())).contains(invariant);
        survival.theShopSellsAgain();
    }
}
