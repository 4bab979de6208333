package seckill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule of the architecture, with the classes that show that it catches something. */
interface Rule {

    /** The rule over this tree of packages. */
    ArchRule over(Product product);

    /** Fixtures each of which breaks the rule. */
    List<Class<?>> wrong();

    @Test
    default void holds_for_the_product() {
        over(Product.real()).check(Product.real().classes());
    }

    @Test
    default void catches_each_wrong_fixture() {
        String report = over(Product.wrong()).evaluate(Product.wrong().classes()).getFailureReport().toString();
        assertThat(wrong()).isNotEmpty().allSatisfy(fixture -> assertThat(report).contains(fixture.getName()));
    }
}
