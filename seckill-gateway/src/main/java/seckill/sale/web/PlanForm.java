package seckill.sale.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import seckill.problem.Checked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.SaleCommand;

/**
 * A plan as somebody types it. Public with its fields, because templates show what was typed.
 *
 * @param price  in units of the currency, such as 9.90
 * @param opensAt as a browser writes local times, here of UTC
 */
public record PlanForm(
        String key,
        String saleId,
        String sku,
        String titleEn,
        String titleZh,
        String price,
        String opensAt,
        String closesAt,
        String limitPerBuyer) {

    private static final int TITLE_MAX = 120;
    private static final String CURRENCY = "CNY";

    static PlanForm empty(String key) {
        return new PlanForm(key, "", "", "", "", "", "", "", "1");
    }

    long sale() {
        long number = number(saleId);
        Checked.that(number > 0);
        return number;
    }

    SaleCommand.Terms terms() {
        Instant opens = instant(opensAt);
        Instant closes = instant(closesAt);
        long limit = number(limitPerBuyer);
        Checked.that(number(sku) > 0 && limit > 0 && limit <= SaleCommand.UNITS_MAX && opens.isBefore(closes));
        return new SaleCommand.Terms(
                number(sku),
                Checked.text(titleEn, TITLE_MAX),
                Checked.text(titleZh, TITLE_MAX),
                Checked.price(minor(price), CURRENCY),
                opens,
                closes,
                (int) limit);
    }

    private static long minor(String amount) {
        try {
            return new BigDecimal(given(amount)).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static Instant instant(String local) {
        try {
            return LocalDateTime.parse(given(local)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(given(digits));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    private static String given(String text) {
        Checked.that(text != null && text.length() <= TITLE_MAX);
        return text.strip();
    }
}
