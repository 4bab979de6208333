package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What begins a global transaction decides its name and timeout, and must run where it can also end it. */
class GlobalTransactionsBeginOnlyInModesTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().resideOutsideOfPackages(product.in("checkout.mode..", "architecture.."))
                .should().dependOnClassesThat().resideInAPackage("org.apache.seata.tm.api..")
                .orShould().dependOnClassesThat().haveNameMatching("org\\.apache\\.seata\\..*\\.GlobalTransactional");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.transaction.PlumbingThatBeginsATransaction.class,
                seckill.architecture.wrong.stock.StockThatKnowsSeata.class);
    }
}
