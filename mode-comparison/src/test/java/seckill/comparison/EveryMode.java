package seckill.comparison;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;

/**
 * A fact that is tried once for each mode in each assembly in which the mode declares to run, with a {@link Shop} in which
 * every scenario has that mode. Afterwards the shop settles as the mode declares, and every invariant must hold.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Tag("database")
@ExtendWith(InEveryMode.class)
@interface EveryMode {

    /** Only modes which declare one of these. */
    Atomicity[] atomicity() default {Atomicity.ALL_OR_NOTHING, Atomicity.NONE};

    /** Only modes of these families; all, when none is named. */
    Family[] families() default {};

    /** Only one mode for each way to settle: for facts in which buyers see nothing else of a mode. */
    boolean oneForEachSettlement() default false;

    /** Only in these assemblies. */
    Assembly[] assemblies() default {Assembly.MODULES, Assembly.MONOLITH, Assembly.MONOLITH_WITH_DATABASES};
}
