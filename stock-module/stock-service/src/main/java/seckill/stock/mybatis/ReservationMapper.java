package seckill.stock.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import seckill.stock.api.StockLine;

/** Which units belong to which order, and whether they are paid for. */
public interface ReservationMapper {

    /** @param deadline null when the units are deducted */
    @Insert("""
            <script>
            INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES
            <foreach collection="lines" item="l" separator=",">
              (#{orderId}, #{l.sku}, #{l.saleId}, #{l.quantity}, #{state}, #{deadline})
            </foreach>
            </script>""")
    int insert(
            @Param("orderId") String orderId,
            @Param("lines") List<StockLine> lines,
            @Param("state") String state,
            @Param("deadline") LocalDateTime deadline);

    @Select("""
            SELECT sku, sale_id, quantity FROM reservation
            WHERE order_id = #{orderId} AND state = 'RESERVED' ORDER BY sale_id, sku""")
    List<StockLine> reserved(String orderId);

    @Update("""
            UPDATE reservation SET state = 'DEDUCTED'
            WHERE order_id = #{orderId} AND sku = #{sku} AND sale_id = #{saleId} AND state = 'RESERVED'""")
    int deducted(@Param("orderId") String orderId, @Param("sku") long sku, @Param("saleId") long saleId);
}
