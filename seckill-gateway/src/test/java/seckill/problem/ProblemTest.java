package seckill.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import seckill.order.api.OrderRefusal;
import seckill.participant.Refusal;
import seckill.payment.api.PaymentRefusal;
import seckill.stock.api.SaleRefusal;
import seckill.stock.api.StockRefusal;

class ProblemTest {

    static Stream<Refusal> refusals() {
        return Stream.of(StockRefusal.values(), SaleRefusal.values(), OrderRefusal.values(), PaymentRefusal.values()).flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void every_refusal_of_every_module_is_a_problem_of_the_buyer(Refusal refusal) {
        assertThat(Problem.ofRefusal(refusal.name()).status()).isBetween(400, 499);
    }

    @Test
    void a_refusal_without_a_line_in_the_table_is_noticed() {
        assertThatThrownBy(() -> Problem.ofRefusal("A_NEW_REASON")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_has_its_texts_in_both_languages(Problem problem) {
        ProblemTexts texts = new ProblemTexts(messages());
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            ProblemException e = new ProblemException(problem, "argument");
            assertThat(texts.title(problem, locale)).isNotBlank();
            assertThat(texts.detail(e, locale)).isNotBlank().doesNotContain("{0}").doesNotContain("''");
        }
    }

    @Test
    void the_type_is_the_name_in_lower_case() {
        assertThat(Problem.OUT_OF_STOCK.type()).isEqualTo("/problems/out-of-stock");
    }

    @Test
    void a_way_back_leads_nowhere_but_into_the_shop() {
        assertThat(LocalPath.of("/products/1001")).isEqualTo("/products/1001");
        assertThat(Stream.of("//evil.example", "/\\evil.example", "https://evil.example", "/a//b", "/a\r\nb", "", null)
                .map(LocalPath::of)).containsOnly("/");
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
