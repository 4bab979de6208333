package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Star, not chain: the checkout is the only orchestrator. */
class ParticipantsDoNotKnowOneAnotherTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return CompositeArchRule.of(apart(product, "stock..", "order..", "payment.."))
                .and(apart(product, "order..", "stock..", "payment.."))
                .and(apart(product, "payment..", "stock..", "order.."));
    }

    private static ArchRule apart(Product product, String one, String... others) {
        return noClasses()
                .that().resideInAnyPackage(product.in(one))
                .should().dependOnClassesThat().resideInAnyPackage(product.in(others))
                .orShould().dependOnClassesThat().resideInAnyPackage(product.in("checkout..", "gateway..", "monolith.."));
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.stock.StockThatAsksPayment.class,
                seckill.architecture.wrong.payment.PaymentThatAsksTheCheckout.class);
    }
}
