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
                        // controls are mistakes around Seata, and are delivered to nobody
                        product.in("transaction..", "checkout.mode..", "gateway", "monolith", "architecture..", "compare.controls"))
                .and(Applications.NONE)
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.seata..", "io.seata..");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockThatKnowsSeata.class);
    }
}
