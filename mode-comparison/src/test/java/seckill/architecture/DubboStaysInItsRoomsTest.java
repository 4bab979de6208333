package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The same modules run in one JVM, where there is no remoting. */
class DubboStaysInItsRoomsTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().resideOutsideOfPackages(product.in("transaction..", "architecture.."))
                .and().resideOutsideOfPackage("..dubbo..")
                .and(Applications.NONE)
                .should().dependOnClassesThat().resideInAPackage("org.apache.dubbo..");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockThatKnowsDubbo.class);
    }
}
