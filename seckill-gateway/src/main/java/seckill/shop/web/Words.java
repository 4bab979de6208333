package seckill.shop.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import seckill.participant.Money;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleView;

/** How pages write names, money and times for one reader. Public, because templates call it. */
public final class Words {

    private static final List<String> DRAWN = List.of(
            "books", "clothing", "gadgets", "home", "kitchen", "outdoor", "sports", "stationery", "tea-coffee", "toys");

    /** Until the page's script puts it in the reader's own time zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final boolean chinese;

    Words(Locale locale) {
        this.chinese = locale.getLanguage().equals("zh");
    }

    public String name(ProductView product) {
        return chinese ? product.nameZh() : product.nameEn();
    }

    public String description(ProductView product) {
        return chinese ? product.descriptionZh() : product.descriptionEn();
    }

    public String title(SaleView sale) {
        return chinese ? sale.titleZh() : sale.titleEn();
    }

    /** Such as ¥1,299.00; a yuan sign in both languages, as on the price tag. */
    public String money(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        String pattern = "#,##0" + (digits == 0 ? "" : "." + "0".repeat(digits));
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        String number = format.format(BigDecimal.valueOf(Math.abs(money.minor()), digits));
        String symbol = money.currency().equals("CNY") ? "¥" : money.currency() + " ";
        return (money.minor() < 0 ? "−" : "") + symbol + number;
    }

    public String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The drawing of a category; others get a parcel. */
    public String drawing(String category) {
        return DRAWN.contains(category) ? category : "parcel";
    }

    /** The key of a category's name; others are shown as they are. */
    public boolean isNamed(String category) {
        return DRAWN.contains(category);
    }
}
