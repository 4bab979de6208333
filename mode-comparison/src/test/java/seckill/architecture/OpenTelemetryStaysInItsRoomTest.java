package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Where traces are off nothing of them runs, which one room can promise and twenty cannot. */
class OpenTelemetryStaysInItsRoomTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().resideOutsideOfPackages(product.in("transaction.trace", "architecture.."))
                .and(Applications.NONE)
                .should().dependOnClassesThat().resideInAPackage("io.opentelemetry..");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockThatKnowsOpenTelemetry.class);
    }
}
