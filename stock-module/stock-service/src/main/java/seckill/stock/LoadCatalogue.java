package seckill.stock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.stock.api.CatalogueLoad;
import seckill.stock.api.StockLine;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.stock.mybatis.StockLevelMapper.Allocation;

/**
 * Adds products and sales that are not there yet, all in one local transaction.
 *
 * <p>Of two loads of the same products at once, one fails on a unique key and may be repeated.
 */
final class LoadCatalogue {

    /** Rows of one INSERT: large enough to be quick, far below the server's largest packet. */
    private static final int BATCH = 100;

    private final TransactionTemplate transaction;
    private final ProductMapper products;
    private final SaleMapper sales;
    private final StockLevelMapper levels;

    LoadCatalogue(TransactionTemplate transaction, ProductMapper products, SaleMapper sales, StockLevelMapper levels) {
        this.transaction = transaction;
        this.products = products;
        this.sales = sales;
        this.levels = levels;
    }

    int load(CatalogueLoad load) {
        return transaction.execute(status -> products(load.products()) + sales(load.sales()));
    }

    private int products(List<CatalogueLoad.Product> loaded) {
        return loaded.stream().gather(Gatherers.windowFixed(BATCH)).mapToInt(this::batch).sum();
    }

    private int batch(List<CatalogueLoad.Product> batch) {
        Set<Long> known = new HashSet<>(
                products.existing(batch.stream().map(CatalogueLoad.Product::sku).toList()));
        List<CatalogueLoad.Product> fresh =
                batch.stream().filter(p -> known.add(p.sku())).toList();
        if (!fresh.isEmpty()) {
            products.insert(fresh);
            levels.insert(fresh.stream()
                    .map(p -> new Allocation(p.sku(), StockLine.SHELF, p.units()))
                    .toList());
        }
        return fresh.size();
    }

    private int sales(List<CatalogueLoad.Sale> loaded) {
        Set<Long> known = new HashSet<>(sales.ids());
        List<CatalogueLoad.Sale> fresh =
                loaded.stream().filter(s -> known.add(s.saleId())).toList();
        fresh.forEach(this::sale);
        return fresh.size();
    }

    private void sale(CatalogueLoad.Sale sale) {
        if (levels.takeFromShelf(sale.sku(), sale.units()) == 0) {
            throw new IllegalArgumentException(
                    "sale " + sale.saleId() + " wants " + sale.units() + " units, the shelf has fewer");
        }
        levels.insert(List.of(new Allocation(sale.sku(), sale.saleId(), sale.units())));
        sales.insert(sale, utc(sale.opensAt()), utc(sale.closesAt()));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
