package seckill.stock.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import seckill.stock.api.SaleState;

/** The timed sales. */
public interface SaleMapper {

    /** The terms of a sale, or null. */
    @Select("SELECT sku, opens_at, closes_at, limit_per_buyer, state, epoch, engine FROM sale WHERE sale_id = #{saleId}")
    Terms terms(long saleId);

    @Select("""
            SELECT s.sale_id, s.sku, s.title_en, s.title_zh, s.price_minor, s.currency, s.opens_at, s.closes_at,
                   s.limit_per_buyer, l.allocated, l.available, l.reserved, s.state, s.epoch, s.engine
            FROM sale s JOIN stock_level l ON l.sku = s.sku AND l.sale_id = s.sale_id
            ORDER BY s.opens_at, s.sale_id""")
    List<Row> all();

    @Select("""
            <script>
            SELECT s.sale_id, s.sku, s.title_en, s.title_zh, s.price_minor, s.currency, s.opens_at, s.closes_at,
                   s.limit_per_buyer, l.allocated, l.available, l.reserved, s.state, s.epoch, s.engine
            FROM sale s JOIN stock_level l ON l.sku = s.sku AND l.sale_id = s.sale_id
            WHERE s.sale_id IN <foreach collection="saleIds" item="s" open="(" separator="," close=")">#{s}</foreach>
            </script>""")
    List<Row> of(@Param("saleIds") List<Long> saleIds);

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

    // how a sale is run

    /** Lets a holder of the sale's lock in, unless a later one has been; then the row is this transaction's. */
    @Update("UPDATE sale SET fence = #{fence} WHERE sale_id = #{saleId} AND fence < #{fence}")
    int enter(@Param("saleId") long saleId, @Param("fence") long fence);

    /** The number under which it was changed last, or null. */
    @Select("SELECT fence FROM sale WHERE sale_id = #{saleId}")
    Long fence(long saleId);

    @Insert("""
            INSERT INTO sale
              (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer, fence)
            VALUES
              (#{saleId}, #{t.sku}, #{t.titleEn}, #{t.titleZh}, #{t.price.minor}, #{t.price.currency},
               #{opensAt}, #{closesAt}, #{t.limitPerBuyer}, #{fence})""")
    int plan(
            @Param("saleId") long saleId,
            @Param("t") seckill.stock.api.SaleCommand.Terms terms,
            @Param("opensAt") LocalDateTime opensAt,
            @Param("closesAt") LocalDateTime closesAt,
            @Param("fence") long fence);

    @Update("UPDATE sale SET state = #{state} WHERE sale_id = #{saleId}")
    int become(@Param("saleId") long saleId, @Param("state") String state);

    @Update("UPDATE sale SET epoch = #{epoch}, engine = #{engine} WHERE sale_id = #{saleId}")
    int open(@Param("saleId") long saleId, @Param("epoch") long epoch, @Param("engine") String engine);

    /** Of what, when and how much per buyer a sale sells. */
    record Terms(long sku, LocalDateTime opensAt, LocalDateTime closesAt, int limitPerBuyer, String state, long epoch, String engine) {

        /** Whether it sells at that time, which is UTC. */
        public boolean areOpenAt(LocalDateTime now) {
            return state.equals(SaleState.ACTIVE.name()) && !now.isBefore(opensAt) && now.isBefore(closesAt);
        }
    }

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
            int available,
            int reserved,
            String state,
            long epoch,
            String engine) {}
}
