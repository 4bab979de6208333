package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** A name that would fit any type says nothing about this one. */
class NamesSayWhatATypeIsTest implements Rule {

    private static final String EMPTY_NAMES =
            "Abstract[A-Z].*|TwoPhase.*|.*(Impl|Helper|Utils?|Manager|DTO|Dto)";

    private static final String[] EMPTY_PACKAGES = {
        "..common..", "..util..", "..utils..", "..core..", "..base..", "..impl..", "..manager..", "..dto.."
    };

    @Override
    public ArchRule over(Product product) {
        return CompositeArchRule.of(noClasses()
                        // there the protocol is the type
                        .that().resideOutsideOfPackages(product.in("simulator"))
                        .should().haveNameMatching("(.*[.$])?(" + EMPTY_NAMES + ")"))
                .and(noClasses().should().resideInAnyPackage(EMPTY_PACKAGES));
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(
                seckill.architecture.wrong.stock.StockHelper.class,
                seckill.architecture.wrong.stock.AbstractStock.class,
                seckill.architecture.wrong.stock.TwoPhaseStock.class,
                seckill.architecture.wrong.stock.util.Things.class);
    }
}
