package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.ProductView;
import seckill.stock.api.SaleView;

/** The shop window, for programs. */
@RestController
@RequestMapping("/api")
@Tag(name = "Catalogue")
class CatalogueResource {

    private static final int TEXT_MAX = 64;
    private static final int PAGE_MAX = 100;

    private final CatalogueApi catalogue;

    CatalogueResource(CatalogueApi catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/products")
    @Operation(summary = "A page of products in the order of their sku; the next page comes after the last one's sku")
    List<ProductView> products(
            @Parameter(description = "The last sku of the page before") @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "") String category,
            @Parameter(description = "Part of a name, in either language") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit) {
        if (after < 0 || limit < 1 || limit > PAGE_MAX || q.length() > TEXT_MAX || category.length() > TEXT_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return Asked.of(() -> catalogue.products(after, category, q, limit));
    }

    @GetMapping("/products/{sku}")
    @Operation(summary = "One product")
    ProductView product(@PathVariable long sku) {
        return Asked.of(() -> catalogue.productsOf(List.of(sku))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_PRODUCT));
    }

    @GetMapping("/sales")
    @Operation(summary = "All sales, the one that opens or opened first on top")
    List<SaleView> sales() {
        return Asked.of(catalogue::sales);
    }

    @GetMapping("/sales/{saleId}")
    @Operation(summary = "One sale")
    SaleView sale(@PathVariable long saleId) {
        return sales().stream()
                .filter(sale -> sale.saleId() == saleId)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
