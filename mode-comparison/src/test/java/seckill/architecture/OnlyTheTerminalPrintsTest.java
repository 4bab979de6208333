package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Data goes to stdout and the rest to stderr, so one class decides; the applications log. */
class OnlyTheTerminalPrintsTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().doNotHaveFullyQualifiedName(product.root() + ".launcher.Terminal")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockThatPrints.class);
    }
}
