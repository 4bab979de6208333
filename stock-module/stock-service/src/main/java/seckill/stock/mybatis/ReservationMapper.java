package seckill.stock.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
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
            WHERE order_id = #{orderId} AND sku = #{l.sku} AND sale_id = #{l.saleId} AND state = #{from}
              AND next_state IS NULL""")
    int move(@Param("orderId") String orderId, @Param("l") StockLine line, @Param("from") String from, @Param("to") String to);

    @Delete("DELETE FROM reservation WHERE order_id = #{orderId} AND state = #{state} AND next_state IS NULL")
    int delete(@Param("orderId") String orderId, @Param("state") String state);

    // what a global transaction announces, and then makes true or takes back

    /** Writes units that are set aside; {@code deadline} is null when they are to be deducted. */
    @Insert("""
            <script>
            INSERT INTO reservation (order_id, sku, sale_id, quantity, state, next_state, deadline) VALUES
            <foreach collection="lines" item="l" separator=",">
              (#{orderId}, #{l.sku}, #{l.saleId}, #{l.quantity}, 'RESERVED', #{next}, #{deadline})
            </foreach>
            </script>""")
    int insertPending(
            @Param("orderId") String orderId,
            @Param("lines") List<StockLine> lines,
            @Param("next") String next,
            @Param("deadline") LocalDateTime deadline);

    @Update("""
            UPDATE reservation SET next_state = #{next}
            WHERE order_id = #{orderId} AND state = #{from} AND next_state IS NULL""")
    int announce(@Param("orderId") String orderId, @Param("from") String from, @Param("next") String next);

    @Select("SELECT COUNT(*) FROM reservation WHERE order_id = #{orderId} AND next_state IS NOT NULL")
    boolean pending(String orderId);

    @Select("""
            SELECT sku, sale_id, quantity FROM reservation
            WHERE order_id = #{orderId} AND next_state = #{next} ORDER BY sale_id, sku""")
    List<StockLine> announced(@Param("next") String next, @Param("orderId") String orderId);

    @Update("""
            UPDATE reservation SET state = next_state, next_state = NULL
            WHERE order_id = #{orderId} AND next_state = #{next}""")
    int arrive(@Param("orderId") String orderId, @Param("next") String next);

    @Update("UPDATE reservation SET next_state = NULL WHERE order_id = #{orderId} AND next_state = #{next}")
    int takeBackAnnouncement(@Param("orderId") String orderId, @Param("next") String next);

    @Delete("DELETE FROM reservation WHERE order_id = #{orderId} AND state = 'RESERVED' AND next_state = #{next}")
    int deletePending(@Param("orderId") String orderId, @Param("next") String next);
}
