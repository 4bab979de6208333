package seckill.stock.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import seckill.stock.api.SaleUnits;

/** How many units of a product there are, on the shelf and in each sale. */
public interface StockLevelMapper {

    @Select("""
            <script>
            SELECT s.sale_id, l.allocated, l.available, l.reserved, l.sold
            FROM sale s JOIN stock_level l ON l.sku = s.sku AND l.sale_id = s.sale_id
            WHERE s.sale_id IN <foreach collection="saleIds" item="s" open="(" separator="," close=")">#{s}</foreach>
            </script>""")
    List<SaleUnits> ofSales(@Param("saleIds") List<Long> saleIds);

    @Update("""
            UPDATE stock_level SET available = available - #{n}, sold = sold + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND available >= #{n}""")
    int deduct(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET available = available - #{n}, reserved = reserved + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND available >= #{n}""")
    int reserve(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET reserved = reserved - #{n}, sold = sold + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND reserved >= #{n}""")
    int settle(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET reserved = reserved - #{n}, available = available + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND reserved >= #{n}""")
    int release(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET sold = sold - #{n}, available = available + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND sold >= #{n}""")
    int takeBack(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    /** The inverse of {@link #settle}. */
    @Update("""
            UPDATE stock_level SET sold = sold - #{n}, reserved = reserved + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND sold >= #{n}""")
    int unsettle(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    /** Takes units from the shelf which a sale is going to be allocated. */
    @Update("""
            UPDATE stock_level SET allocated = allocated - #{n}, available = available - #{n}
            WHERE sku = #{sku} AND sale_id = 0 AND available >= #{n}""")
    int takeFromShelf(@Param("sku") long sku, @Param("n") int n);

    /** The inverse of {@link #takeFromShelf}. */
    @Update("""
            UPDATE stock_level SET allocated = allocated + #{n}, available = available + #{n}
            WHERE sku = #{sku} AND sale_id = 0""")
    int putOnShelf(@Param("sku") long sku, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET allocated = allocated + #{n}, available = available + #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId}""")
    int allocate(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    @Update("""
            UPDATE stock_level SET allocated = allocated - #{n}, available = available - #{n}
            WHERE sku = #{sku} AND sale_id = #{saleId} AND available >= #{n}""")
    int takeOut(@Param("sku") long sku, @Param("saleId") long saleId, @Param("n") int n);

    /** Locks shelf and sale, in the order in which everybody does who wants both. */
    @Select("""
            SELECT sale_id, available FROM stock_level
            WHERE sku = #{sku} AND sale_id IN (0, #{saleId}) ORDER BY sale_id FOR UPDATE""")
    List<Available> lock(@Param("sku") long sku, @Param("saleId") long saleId);

    @Insert("""
            <script>
            INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES
            <foreach collection="rows" item="r" separator=",">
              (#{r.sku}, #{r.saleId}, #{r.units}, #{r.units}, 0, 0)
            </foreach>
            </script>""")
    int insert(@Param("rows") List<Allocation> rows);

    @Select("SELECT COUNT(*) FROM stock_level WHERE sku = #{sku} AND sale_id = #{saleId}")
    boolean exists(@Param("sku") long sku, @Param("saleId") long saleId);

    /** Units that are neither reserved nor sold. */
    record Available(long saleId, int available) {}

    /** Units put on the shelf (sale 0) or into a sale. */
    record Allocation(long sku, long saleId, int units) {}
}
