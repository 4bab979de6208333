package seckill.shop.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleView;

/** The shop window: sales, products, one product. */
@Controller
class WindowPages {

    private static final int PAGE = 24;
    private static final int TEXT_MAX = 64;

    private final CatalogueApi catalogue;
    private final Clock clock;
    private final Supplier<String> keys;

    WindowPages(CatalogueApi catalogue, Clock clock, NewKey keys) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.keys = keys;
    }

    @GetMapping("/")
    String home(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        boolean browsing = category.isEmpty() && q.isBlank() && after == 0;
        model.addAttribute("sales", browsing ? sales() : List.of());
        model.addAttribute("categories", Asked.of(catalogue::categories));
        addProducts(model, after, category, q);
        return "home";
    }

    /** What the button "more" adds below. */
    @GetMapping("/more")
    String more(
            @RequestParam long after,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        addProducts(model, after, category, q);
        return "home :: cards";
    }

    @GetMapping("/products/{sku}")
    String product(@PathVariable long sku, Model model) {
        ProductView product = Asked.of(() -> catalogue.productsOf(List.of(sku))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_PRODUCT));
        model.addAttribute("product", product);
        model.addAttribute("sales", sales().stream()
                .filter(card -> card.sale().sku() == sku && card.state() != SaleCard.State.OVER)
                .toList());
        model.addAttribute("keys", keys);
        return "product";
    }

    private void addProducts(Model model, long after, String category, String q) {
        if (q.length() > TEXT_MAX || category.length() > TEXT_MAX || after < 0) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        List<ProductView> found = Asked.of(() -> catalogue.products(after, category, q.strip(), PAGE + 1));
        model.addAttribute("products", found.stream().limit(PAGE).toList());
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).sku() : null);
        model.addAttribute("after", after);
        model.addAttribute("browsing", category.isEmpty() && q.isBlank() && after == 0);
        model.addAttribute("category", category);
        model.addAttribute("q", q);
    }

    /** Those one can buy now, then those to come, then the rest. */
    private List<SaleCard> sales() {
        Instant now = clock.instant();
        List<SaleView> sales = Asked.of(catalogue::sales);
        List<Long> skus = sales.stream().map(SaleView::sku).distinct().limit(100).toList();
        Map<Long, ProductView> products = skus.isEmpty()
                ? Map.of()
                : Asked.of(() -> catalogue.productsOf(skus)).stream()
                        .collect(Collectors.toMap(ProductView::sku, Function.identity()));
        return sales.stream()
                .filter(sale -> products.containsKey(sale.sku()))
                .map(sale -> SaleCard.of(sale, products.get(sale.sku()), now))
                .sorted(Comparator.comparing((SaleCard card) -> card.state() == SaleCard.State.OPEN ? 0 : card.state().ordinal() + 1)
                        .thenComparing(SaleCard::next))
                .limit(9)
                .toList();
    }
}
