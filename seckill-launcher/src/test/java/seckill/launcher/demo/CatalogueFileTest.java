package seckill.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    private final List<CatalogueProduct> products = CatalogueFile.products();

    @Test
    void there_are_more_than_two_hundred_products_in_ten_categories() {
        assertTrue(products.size() >= 200, () -> products.size() + " products");
        assertEquals(10, distinct(CatalogueProduct::category));
    }

    @Test
    void sku_and_names_are_unique() {
        assertEquals(products.size(), distinct(CatalogueProduct::sku));
        assertEquals(products.size(), distinct(CatalogueProduct::nameEn));
        assertEquals(products.size(), distinct(CatalogueProduct::nameZh));
    }

    @Test
    void every_text_is_there_and_in_its_language() {
        for (CatalogueProduct product : products) {
            assertTrue(product.nameEn().length() > 3 && product.descriptionEn().endsWith("."), product::toString);
            assertTrue(isChinese(product.nameZh()) && isChinese(product.descriptionZh()), product::toString);
            assertTrue(!isChinese(product.nameEn()) && !isChinese(product.descriptionEn()), product::toString);
            assertTrue(product.descriptionZh().endsWith("。"), product::toString);
        }
    }

    @Test
    void prices_and_stock_are_plausible_and_something_is_nearly_sold_out() {
        assertTrue(products.stream().allMatch(p -> p.priceMinor() >= 500 && p.priceMinor() <= 300_000));
        assertTrue(products.stream().allMatch(p -> p.units() >= 3));
        assertTrue(products.stream().filter(p -> p.units() <= 5).count() >= 5);
    }

    @Test
    void one_sale_is_open_one_comes_and_one_is_over() {
        Map<Long, CatalogueSale> sales =
                Sales.around(NOW).stream().collect(Collectors.toMap(CatalogueSale::saleId, Function.identity()));

        assertEquals(Set.of(Sales.OPEN, Sales.COMING, Sales.OVER), sales.keySet());
        assertTrue(opens(sales.get(Sales.OPEN)).isBefore(NOW));
        assertEquals(NOW.plus(Duration.ofHours(24)), closes(sales.get(Sales.OPEN)));
        assertTrue(opens(sales.get(Sales.COMING)).isAfter(NOW));
        assertEquals(NOW.minus(Duration.ofHours(1)), closes(sales.get(Sales.OVER)));
    }

    @Test
    void a_sale_is_of_a_product_that_costs_more_and_has_the_units() {
        for (CatalogueSale sale : Sales.around(NOW)) {
            CatalogueProduct product =
                    products.stream().filter(p -> p.sku() == sale.sku()).findFirst().orElseThrow();
            assertTrue(sale.priceMinor() < product.priceMinor(), sale::toString);
            assertTrue(sale.units() < product.units() && sale.units() >= 100 && sale.units() <= 500, sale::toString);
        }
    }

    @Test
    void commas_within_quotes_part_nothing() {
        assertEquals(
                List.of("1", "Pan, 26 cm", "a \"good\" one", ""), CatalogueFile.columns("1,\"Pan, 26 cm\",\"a \"\"good\"\" one\","));
    }

    private long distinct(Function<CatalogueProduct, Object> property) {
        return new HashSet<>(products.stream().map(property).toList()).size();
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Instant opens(CatalogueSale sale) {
        return Instant.parse(sale.opensAt());
    }

    private static Instant closes(CatalogueSale sale) {
        return Instant.parse(sale.closesAt());
    }
}
