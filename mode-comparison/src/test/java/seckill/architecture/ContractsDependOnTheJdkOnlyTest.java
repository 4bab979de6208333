package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** A contract is read by everybody, so it may cost nobody a dependency. */
class ContractsDependOnTheJdkOnlyTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return CompositeArchRule.of(only(product, "participant..", "participant.."))
                .and(only(product, "stock.api..", "stock.api..", "participant.."))
                .and(only(product, "order.api..", "order.api..", "participant.."))
                .and(only(product, "payment.api..", "payment.api..", "participant.."));
    }

    private static ArchRule only(Product product, String contract, String... known) {
        return classes()
                .that().resideInAnyPackage(product.in(contract))
                .should().onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(product.in(known)).or(OF_THE_JDK));
    }

    private static final DescribedPredicate<JavaClass> OF_THE_JDK =
            JavaClass.Predicates.resideInAPackage("java..").as("of the JDK");

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.stock.api.ContractWithALibrary.class,
                seckill.architecture.wrong.order.api.ContractWithALibrary.class,
                seckill.architecture.wrong.payment.api.ContractWithALibrary.class,
                seckill.architecture.wrong.participant.ContractWithALibrary.class);
    }
}
