package seckill.sale.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Standing;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleUnits;
import seckill.stock.api.SaleView;
import seckill.stock.api.SalesApi;

/** Puts together what ledger and gates say of sales. */
@Component
class SaleRows {

    /** Those that are not over come first. */
    private static final int SHOWN_MAX = 100;

    private final CatalogueApi catalogue;
    private final SalesApi sales;
    private final KeepGates gates;
    private final Clock clock;

    SaleRows(CatalogueApi catalogue, SalesApi sales, KeepGates gates, Clock clock) {
        this.catalogue = catalogue;
        this.sales = sales;
        this.gates = gates;
        this.clock = clock;
    }

    List<SaleRow> all() {
        Comparator<SaleView> firstWhatIsNotOver = Comparator.comparing(it -> !clock.instant().isBefore(it.closesAt()));
        return rows(Asked.of(catalogue::sales).stream()
                .sorted(firstWhatIsNotOver.thenComparing(SaleView::opensAt, Comparator.reverseOrder()))
                .limit(SHOWN_MAX)
                .toList());
    }

    SaleRow one(long saleId) {
        return rows(Asked.of(() -> catalogue.salesOf(List.of(saleId)))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SALE));
    }

    private List<SaleRow> rows(List<SaleView> found) {
        Map<Long, SaleUnits> units = Asked.of(() -> sales.unitsOf(found.stream().map(SaleView::saleId).toList())).stream()
                .collect(Collectors.toMap(SaleUnits::saleId, Function.identity()));
        return found.stream()
                .filter(sale -> units.containsKey(sale.saleId()))
                .map(sale -> SaleRow.of(sale, units.get(sale.saleId()), standing(sale), clock.instant()))
                .toList();
    }

    private Optional<Standing> standing(SaleView sale) {
        return sale.epoch() == 0 ? Optional.empty() : Asked.of(() -> gates.standing(sale));
    }
}
