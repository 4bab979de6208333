package seckill.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.stock.PaperStock.NOON;
import static seckill.stock.PaperStock.TWELVE;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import seckill.participant.Money;
import seckill.stock.api.CatalogueLoad;
import seckill.stock.api.CatalogueLoad.Product;
import seckill.stock.api.CatalogueLoad.Sale;
import seckill.stock.api.GateEngine;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.transaction.PaperDatabase;

class CatalogueTest {

    private static final ProductMapper.Row LAMP = new ProductMapper.Row(1, "Lamp", "灯", "bright", "亮", "home", 400, "CNY", 12);
    private static final SaleMapper.Row SALE = new SaleMapper.Row(
            7, 1, "Lamps", "灯", 100, "CNY", TWELVE, TWELVE.plusHours(1), 2, 50, 10, 4, "PAUSED", 3, "LOCK");

    private final PaperStock stock = new PaperStock();
    private final PaperDatabase database = stock.database;

    @Test
    void a_page_begins_behind_the_last_product_of_the_page_before() {
        database.answers("page(", List.of(LAMP));
        assertThat(stock.catalogue().products(5, "", " ", 100))
                .containsExactly(new ProductView(1, "Lamp", "灯", "bright", "亮", "home", new Money(400, "CNY"), 12));
        assertThat(stock.catalogue().products(0, "home", " 50%_\\ off ", 1)).hasSize(1);
        assertThat(stock.asked()).containsExactly("page(5, null, null, 100)", "page(0, home, %50\\%\\_\\\\ off%, 1)");
    }

    @Test
    void pages_and_questions_have_an_end() {
        refused(() -> stock.catalogue().products(0, "", "", 0));
        refused(() -> stock.catalogue().products(0, "", "", 101));
        refused(() -> stock.catalogue().productsOf(numbers(101)));
        refused(() -> stock.catalogue().salesOf(numbers(101)));
        assertThat(stock.catalogue().productsOf(numbers(100))).isEmpty();
        assertThat(stock.catalogue().salesOf(numbers(100))).isEmpty();
        assertThat(stock.asked()).hasSize(2);
        assertThat(stock.catalogue().productsOf(List.of())).isEmpty();
        assertThat(stock.catalogue().salesOf(List.of())).isEmpty();
        assertThat(stock.asked()).isEmpty(); // nothing to ask for
    }

    @Test
    void products_and_sales_are_shown_as_they_are_stored() {
        database.answers("of([1])", List.of(LAMP)).answers("of([7])", List.of(SALE)).answers("all()", List.of(SALE))
                .answers("categories()", List.of("home"));
        SaleView sale = new SaleView(7, 1, "Lamps", "灯", new Money(100, "CNY"), NOON, NOON.plusSeconds(3_600), 2, 50, 10, 4,
                SaleState.PAUSED, 3, GateEngine.LOCK);
        assertThat(stock.catalogue().productsOf(List.of(1L))).extracting(ProductView::sku).containsExactly(1L);
        assertThat(stock.catalogue().salesOf(List.of(7L))).containsExactly(sale);
        assertThat(stock.catalogue().sales()).containsExactly(sale);
        assertThat(stock.catalogue().categories()).containsExactly("home");
    }

    @Test
    void a_load_adds_what_is_not_there_once_and_leaves_the_rest() {
        database.answers("existing(", List.of(1L)).answers("ids()", List.of(8L));
        Product fresh = product(2);
        assertThat(stock.catalogue().load(new CatalogueLoad(List.of(product(1), fresh, fresh), List.of(sale(7), sale(8), sale(7)))))
                .isEqualTo(2);
        assertThat(stock.asked()).containsExactly(
                "existing([1, 2, 2])",
                "insert([" + fresh + "])",
                "insert([Allocation[sku=2, saleId=0, units=60]])",
                "ids()",
                "takeFromShelf(1, 50)",
                "insert([Allocation[sku=1, saleId=7, units=50]])",
                "insert(" + sale(7) + ", 2026-11-11T12:00, 2026-11-11T13:00)");
    }

    @Test
    void a_load_of_what_is_there_writes_nothing() {
        database.answers("existing(", List.of(1L));
        assertThat(stock.catalogue().load(new CatalogueLoad(List.of(product(1)), List.of()))).isZero();
        assertThat(stock.asked()).containsExactly("existing([1])", "ids()");
    }

    @Test
    void many_products_are_written_a_hundred_at_a_time() {
        List<Product> many = LongStream.rangeClosed(1, 101).mapToObj(CatalogueTest::product).toList();
        assertThat(stock.catalogue().load(new CatalogueLoad(many, List.of()))).isEqualTo(101);
        assertThat(stock.asked()).filteredOn(it -> it.startsWith("existing(")).hasSize(2);
    }

    @Test
    void a_sale_of_more_units_than_the_shelf_has_is_not_loaded() {
        database.answers("takeFromShelf(", 0);
        assertThatThrownBy(() -> stock.catalogue().load(new CatalogueLoad(List.of(), List.of(sale(7)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sale 7 wants 50 units, the shelf has fewer");
        assertThat(database.asked()).endsWith("ROLLBACK");
    }

    private static Product product(long sku) {
        return new Product(sku, "Lamp", "灯", "bright", "亮", "home", new Money(400, "CNY"), 60);
    }

    private static Sale sale(long saleId) {
        return new Sale(saleId, 1, "Lamps", "灯", new Money(100, "CNY"), NOON, NOON.plusSeconds(3_600), 2, 50);
    }

    private static List<Long> numbers(int n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }

    private static void refused(Runnable question) {
        assertThatThrownBy(question::run).isInstanceOf(IllegalArgumentException.class);
    }
}
