package seckill.stock;

import static java.util.Comparator.comparingLong;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;

/**
 * Takes units for a buyer from shelves and sales, as far as the sale's window and limit and the stock allow it.
 *
 * <p>Lines are taken in the order of sale and sku, whatever order they came in: two orders that want the same rows then
 * wait for one another instead of deadlocking. The buyer's limit comes after the stock row for the same reason: whoever
 * holds the stock row of a sale is alone with all its buyers' rows.
 */
public final class TakeUnits {

    private final StockLevelMapper levels;
    private final SaleMapper sales;
    private final BuyerLimit limit;
    private final Clock clock;

    TakeUnits(StockLevelMapper levels, SaleMapper sales, BuyerLimit limit, Clock clock) {
        this.levels = levels;
        this.sales = sales;
        this.limit = limit;
        this.clock = clock;
    }

    /** Where taken units go; answers how many rows it changed. */
    public interface Move {
        int apply(long sku, long saleId, int quantity);
    }

    /** Takes all lines, or says why not; after a refusal the caller rolls back what was taken so far. */
    public Optional<StockRefusal> take(long buyerId, List<StockLine> lines, Move move) {
        return lines.stream()
                .sorted(comparingLong(StockLine::saleId).thenComparingLong(StockLine::sku))
                .map(line -> take(buyerId, line, move))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<StockRefusal> take(long buyerId, StockLine line, Move move) {
        return line.saleId() == StockLine.SHELF ? fromStock(line, move) : fromSale(buyerId, line, move);
    }

    private Optional<StockRefusal> fromSale(long buyerId, StockLine line, Move move) {
        SaleMapper.Terms terms = sales.terms(line.saleId());
        if (terms == null || terms.sku() != line.sku()) {
            return Optional.of(StockRefusal.UNKNOWN_PRODUCT);
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!terms.areOpenAt(now)) {
            return Optional.of(StockRefusal.SALE_NOT_OPEN);
        }
        return fromStock(line, move).or(() -> limit.add(line, buyerId, terms.limitPerBuyer())
                ? Optional.empty()
                : Optional.of(StockRefusal.LIMIT_PER_BUYER));
    }

    private Optional<StockRefusal> fromStock(StockLine line, Move move) {
        if (move.apply(line.sku(), line.saleId(), line.quantity()) == 1) {
            return Optional.empty();
        }
        return Optional.of(
                levels.exists(line.sku(), line.saleId()) ? StockRefusal.OUT_OF_STOCK : StockRefusal.UNKNOWN_PRODUCT);
    }
}
