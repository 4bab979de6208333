package seckill.stock.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import seckill.stock.api.StockLine;

/** Which units belong to which order, and what became of them. */
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
            WHERE order_id = #{orderId} AND state = #{state} ORDER BY sale_id, sku""")
    List<StockLine> in(@Param("state") String state, @Param("orderId") String orderId);

    @Update("""
            UPDATE reservation SET state = #{to}
            WHERE order_id = #{orderId} AND sku = #{l.sku} AND sale_id = #{l.saleId} AND state = #{from}""")
    int move(@Param("orderId") String orderId, @Param("l") StockLine line, @Param("from") String from, @Param("to") String to);
}
