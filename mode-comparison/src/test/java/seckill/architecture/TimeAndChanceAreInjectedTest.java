package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Whoever reads the clock himself cannot be tested at another time; chance is repeatable when it comes from a seed. */
class TimeAndChanceAreInjectedTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .should().callConstructor(Random.class)
                .orShould().callMethod(ThreadLocalRandom.class, "current")
                .orShould().callMethod(Math.class, "random")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now")
                .orShould().callMethod(OffsetDateTime.class, "now")
                .orShould().callMethod(ZonedDateTime.class, "now");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.stock.StockThatReadsTheClock.class,
                seckill.architecture.wrong.stock.StockThatThrowsDice.class);
    }
}
