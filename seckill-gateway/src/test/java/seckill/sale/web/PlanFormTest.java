package seckill.sale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import seckill.participant.Money;
import seckill.problem.ProblemException;
import seckill.stock.api.SaleCommand;

class PlanFormTest {

    @Test
    void what_is_typed_becomes_the_terms_of_a_sale_in_utc_and_minor_units() {
        SaleCommand.Terms terms = form("1", "9.9", "2026-11-30T20:00", "2026-11-30T21:30", "2").terms();

        assertThat(terms.price()).isEqualTo(new Money(990, "CNY"));
        assertThat(terms.opensAt()).isEqualTo(Instant.parse("2026-11-30T20:00:00Z"));
        assertThat(terms.closesAt()).isEqualTo(Instant.parse("2026-11-30T21:30:00Z"));
        assertThat(terms.limitPerBuyer()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9.9, 2026-11-30T20:00, 2026-11-30T21:00, 1",
        "x, 9.9, 2026-11-30T20:00, 2026-11-30T21:00, 1",
        "1, 9.999, 2026-11-30T20:00, 2026-11-30T21:00, 1",
        "1, -1, 2026-11-30T20:00, 2026-11-30T21:00, 1",
        "1, 1e99, 2026-11-30T20:00, 2026-11-30T21:00, 1",
        "1, 9.9, 2026-11-30T21:00, 2026-11-30T21:00, 1",
        "1, 9.9, tomorrow, 2026-11-30T21:00, 1",
        "1, 9.9, 2026-11-30T20:00, 2026-11-30T21:00, 0",
        "1, 9.9, 2026-11-30T20:00, 2026-11-30T21:00, 99999999999"
    })
    void what_makes_no_sense_is_refused(String sku, String price, String opens, String closes, String limit) {
        assertThatThrownBy(() -> form(sku, price, opens, closes, limit).terms()).isInstanceOf(ProblemException.class).hasMessage("invalid-request");
    }

    @Test
    void what_is_not_there_at_all_is_refused() {
        assertThatThrownBy(() -> new PlanForm(null, null, null, null, null, null, null, null, null).terms()).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new PlanForm(null, "0", null, null, null, null, null, null, null).sale()).isInstanceOf(ProblemException.class);
    }

    private static PlanForm form(String sku, String price, String opens, String closes, String limit) {
        return new PlanForm("key", "7", sku, "Cups", "杯子", price, opens, closes, limit);
    }
}
