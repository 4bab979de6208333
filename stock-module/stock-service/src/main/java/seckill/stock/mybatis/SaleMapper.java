package seckill.stock.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The timed sales. */
public interface SaleMapper {

    /** The terms of a sale, or null. */
    @Select("SELECT sku, opens_at, closes_at, limit_per_buyer FROM sale WHERE sale_id = #{saleId}")
    Terms terms(long saleId);

    @Select("""
            SELECT s.sale_id, s.sku, s.title_en, s.title_zh, s.price_minor, s.currency, s.opens_at, s.closes_at,
                   s.limit_per_buyer, l.allocated, l.available
            FROM sale s JOIN stock_level l ON l.sku = s.sku AND l.sale_id = s.sale_id
            ORDER BY s.opens_at, s.sale_id""")
    List<Row> all();

    @Select("SELECT sale_id FROM sale")
    List<Long> ids();

    @Insert("""
            INSERT INTO sale
              (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)
            VALUES
              (#{s.saleId}, #{s.sku}, #{s.titleEn}, #{s.titleZh}, #{s.price.minor}, #{s.price.currency},
               #{opensAt}, #{closesAt}, #{s.limitPerBuyer})""")
    int insert(
            @Param("s") seckill.stock.api.CatalogueLoad.Sale sale,
            @Param("opensAt") LocalDateTime opensAt,
            @Param("closesAt") LocalDateTime closesAt);

    /** Of what, when and how much per buyer a sale sells. */
    record Terms(long sku, LocalDateTime opensAt, LocalDateTime closesAt, int limitPerBuyer) {}

    /** A sale with its stock, as it is stored. */
    record Row(
            long saleId,
            long sku,
            String titleEn,
            String titleZh,
            long priceMinor,
            String currency,
            LocalDateTime opensAt,
            LocalDateTime closesAt,
            int limitPerBuyer,
            int allocated,
            int available) {}
}
