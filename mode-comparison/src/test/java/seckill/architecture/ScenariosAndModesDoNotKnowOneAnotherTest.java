package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** N scenarios plus M modes, never N times M classes. */
class ScenariosAndModesDoNotKnowOneAnotherTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return CompositeArchRule.of(noClasses()
                        .that().resideInAnyPackage(product.in("checkout.scenario.."))
                        .should().dependOnClassesThat().resideInAnyPackage(product.in("checkout.mode..")))
                .and(noClasses()
                        .that().resideInAnyPackage(product.in("checkout.mode.."))
                        .should().dependOnClassesThat().resideInAnyPackage(product.in("checkout.scenario..")))
                .and(noClasses()
                        .that().resideInAnyPackage(product.in("checkout"))
                        .and().haveSimpleNameNotEndingWith("Module") // puts the scenarios together
                        .should().dependOnClassesThat()
                        .resideInAnyPackage(product.in("checkout.scenario..", "checkout.mode..")));
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.checkout.scenario.ScenarioThatKnowsAMode.class,
                seckill.architecture.wrong.checkout.mode.ModeThatKnowsAScenario.class,
                seckill.architecture.wrong.checkout.CheckoutThatKnowsAMode.class);
    }
}
