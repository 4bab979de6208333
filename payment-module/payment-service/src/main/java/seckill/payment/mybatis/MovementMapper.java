package seckill.payment.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What moved the balances. */
public interface MovementMapper {

    @Insert("""
            <script>
            INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES
            <foreach collection="rows" item="m" separator=",">
              (#{m.id}, #{m.buyerId}, #{m.kind}, #{m.amountMinor}, #{m.orderId}, #{m.movedAt})
            </foreach>
            </script>""")
    int insert(@Param("rows") List<Row> rows);

    @Select("""
            SELECT id, buyer_id, kind, amount_minor, order_id, moved_at FROM movement
            WHERE buyer_id = #{buyerId} ORDER BY moved_at DESC, id DESC LIMIT #{limit}""")
    List<Row> newest(@Param("buyerId") long buyerId, @Param("limit") int limit);

    /**
     * A movement as it is stored.
     *
     * @param amountMinor as it changed the balance
     * @param orderId     null for deposits
     */
    record Row(String id, long buyerId, String kind, long amountMinor, String orderId, LocalDateTime movedAt) {}
}
