package seckill.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.Reply;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleRefusal;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleUnits;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockLine;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.stock.mybatis.StockLevelMapper.Allocation;
import seckill.transaction.AgainAfterConflict;
import seckill.transaction.CommandLog;

/**
 * Runs sales, each command in one local transaction: first the fence, which also makes the sale's row this transaction's, then
 * the command's own row, then what it is about.
 */
final class RunSales implements SalesApi {

    private static final int SALES_MAX = 100;

    private final TransactionTemplate transaction;
    private final CommandLog commands;
    private final ProductMapper products;
    private final SaleMapper sales;
    private final StockLevelMapper levels;
    private final Clock clock;
    private final AgainAfterConflict again;

    RunSales(
            TransactionTemplate transaction,
            CommandLog commands,
            ProductMapper products,
            SaleMapper sales,
            StockLevelMapper levels,
            Clock clock) {
        this.transaction = transaction;
        this.commands = commands;
        this.products = products;
        this.sales = sales;
        this.levels = levels;
        this.clock = clock;
        this.again = new AgainAfterConflict(clock);
    }

    @Override
    public Reply carryOut(SaleCommand command, long fence) {
        return again.carryOut(() -> transaction.execute(status -> {
            boolean exists = sales.enter(command.saleId(), fence) == 1;
            if (!exists && sales.fence(command.saleId()) != null) {
                return Reply.refused(SaleRefusal.STALE_FENCE);
            }
            Reply reply = commands.once(command, () -> effect(command, exists, fence));
            if (status.isRollbackOnly()) {
                status.setRollbackOnly(); // refused or repeated: nothing is to be kept, and that is no surprise
            }
            return reply;
        }));
    }

    @Override
    public List<SaleUnits> unitsOf(List<Long> saleIds) {
        if (saleIds.size() > SALES_MAX) {
            throw new IllegalArgumentException("at most " + SALES_MAX + " sales");
        }
        return saleIds.isEmpty() ? List.of() : levels.ofSales(saleIds);
    }

    @Override
    public long fenceOf(long saleId) {
        Long fence = sales.fence(saleId);
        return fence == null ? 0 : fence;
    }

    private Reply effect(SaleCommand command, boolean exists, long fence) {
        if (command instanceof SaleCommand.Plan plan) {
            return exists ? Reply.refused(SaleRefusal.SALE_EXISTS) : plan(plan, fence);
        }
        return exists ? effect(command, sales.terms(command.saleId()), fence) : Reply.refused(SaleRefusal.UNKNOWN_SALE);
    }

    private Reply effect(SaleCommand command, SaleMapper.Terms sale, long fence) {
        return switch (command) {
            case SaleCommand.Plan it -> throw new IllegalArgumentException("planned already: " + it);
            case SaleCommand.Allocate it -> isOver(sale) ? over() : allocate(it, sale.sku());
            case SaleCommand.Pause it -> isOver(sale) ? over() : become(it, SaleState.PAUSED);
            case SaleCommand.Resume it -> isOver(sale) ? over() : become(it, SaleState.ACTIVE);
            case SaleCommand.Open it -> isOver(sale) ? over() : open(it, sale, fence);
            case SaleCommand.End it -> end(it, sale.sku());
        };
    }

    private Reply plan(SaleCommand.Plan plan, long fence) {
        SaleCommand.Terms terms = plan.terms();
        if (products.existing(List.of(terms.sku())).isEmpty()) {
            return Reply.refused(SaleRefusal.UNKNOWN_PRODUCT);
        }
        sales.plan(plan.saleId(), terms, utc(terms.opensAt()), utc(terms.closesAt()), fence);
        levels.insert(List.of(new Allocation(terms.sku(), plan.saleId(), 0)));
        return Reply.done();
    }

    /** The shelf first, as everybody does who wants both. */
    private Reply allocate(SaleCommand.Allocate command, long sku) {
        if (levels.takeFromShelf(sku, command.units()) == 0) {
            return Reply.refused(SaleRefusal.OUT_OF_STOCK);
        }
        changed(levels.allocate(sku, command.saleId(), command.units()));
        return Reply.done();
    }

    private Reply become(SaleCommand command, SaleState state) {
        sales.become(command.saleId(), state.name());
        return Reply.done();
    }

    private Reply open(SaleCommand.Open command, SaleMapper.Terms sale, long fence) {
        if (sale.epoch() > 0 && !sale.engine().equals(command.engine().name())) {
            return Reply.refused(SaleRefusal.OTHER_ENGINE);
        }
        sales.open(command.saleId(), fence, command.engine().name());
        return Reply.done();
    }

    private Reply end(SaleCommand.End command, long sku) {
        sales.become(command.saleId(), SaleState.ENDED.name());
        int left = levels.lock(sku, command.saleId()).stream()
                .filter(it -> it.saleId() != StockLine.SHELF)
                .mapToInt(StockLevelMapper.Available::available)
                .sum();
        if (left > 0) {
            changed(levels.putOnShelf(sku, left));
            changed(levels.takeOut(sku, command.saleId(), left));
        }
        return Reply.done();
    }

    private boolean isOver(SaleMapper.Terms sale) {
        return sale.state().equals(SaleState.ENDED.name()) || !utc(clock.instant()).isBefore(sale.closesAt());
    }

    private static Reply over() {
        return Reply.refused(SaleRefusal.SALE_OVER);
    }

    private static void changed(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a row of stock is missing, or has fewer units than it had a moment ago");
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
