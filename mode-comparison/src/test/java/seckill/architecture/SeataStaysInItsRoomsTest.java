package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Whoever adds a mode reads one file, and business code does not know in which mode it runs. */
class SeataStaysInItsRoomsTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().resideOutsideOfPackages(
                        product.in("transaction..", "checkout.mode..", "gateway", "monolith", "architecture.."))
                .and(Applications.NONE)
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.seata..", "io.seata..");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockThatKnowsSeata.class);
    }
}
