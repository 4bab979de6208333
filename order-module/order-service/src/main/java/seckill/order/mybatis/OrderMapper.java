package seckill.order.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The orders. */
public interface OrderMapper {

    /** @param next what the order is to become when its global transaction is confirmed, null when nothing is pending */
    @Insert("""
            INSERT INTO orders
              (id, buyer_id, status, next_status, scenario, mode, epoch, total_minor, currency, placed_at, deadline)
            VALUES
              (#{o.id}, #{o.buyerId}, #{o.status}, #{next}, #{o.scenario}, #{o.mode}, #{o.epoch}, #{o.totalMinor},
               #{o.currency}, #{o.placedAt}, #{o.deadline})""")
    int insert(@Param("o") Row order, @Param("next") String next);

    @Update("""
            UPDATE orders SET status = 'PAID'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PENDING' AND next_status IS NULL
              AND total_minor = #{totalMinor} AND currency = #{currency} AND deadline > #{now}""")
    int paid(
            @Param("id") String id,
            @Param("buyerId") long buyerId,
            @Param("totalMinor") long totalMinor,
            @Param("currency") String currency,
            @Param("now") LocalDateTime now);

    @Update("""
            UPDATE orders SET status = 'CANCELLED'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PENDING' AND next_status IS NULL""")
    int cancelled(@Param("id") String id, @Param("buyerId") long buyerId);

    @Update("""
            UPDATE orders SET status = 'REFUNDED'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PAID' AND next_status IS NULL
              AND total_minor = #{totalMinor} AND currency = #{currency}""")
    int refunded(
            @Param("id") String id,
            @Param("buyerId") long buyerId,
            @Param("totalMinor") long totalMinor,
            @Param("currency") String currency);

    // what a global transaction announces, and then makes true or takes back

    @Update("""
            UPDATE orders SET next_status = 'PAID'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PENDING' AND next_status IS NULL
              AND total_minor = #{totalMinor} AND currency = #{currency} AND deadline > #{now}""")
    int announcePaid(
            @Param("id") String id,
            @Param("buyerId") long buyerId,
            @Param("totalMinor") long totalMinor,
            @Param("currency") String currency,
            @Param("now") LocalDateTime now);

    @Update("""
            UPDATE orders SET next_status = 'CANCELLED'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PENDING' AND next_status IS NULL""")
    int announceCancelled(@Param("id") String id, @Param("buyerId") long buyerId);

    @Update("""
            UPDATE orders SET next_status = 'REFUNDED'
            WHERE id = #{id} AND buyer_id = #{buyerId} AND status = 'PAID' AND next_status IS NULL
              AND total_minor = #{totalMinor} AND currency = #{currency}""")
    int announceRefunded(
            @Param("id") String id,
            @Param("buyerId") long buyerId,
            @Param("totalMinor") long totalMinor,
            @Param("currency") String currency);

    /** Shows what was announced, and keeps it announced. */
    @Update("UPDATE orders SET status = next_status WHERE id = #{id} AND next_status IS NOT NULL")
    int show(String id);

    @Update("UPDATE orders SET status = next_status, next_status = NULL WHERE id = #{id} AND next_status IS NOT NULL")
    int arrive(String id);

    @Update("UPDATE orders SET next_status = NULL WHERE id = #{id} AND next_status IS NOT NULL")
    int takeBackAnnouncement(String id);

    @Delete("DELETE FROM orders WHERE id = #{id} AND status = 'PENDING' AND next_status IS NOT NULL")
    int deletePending(String id);

    /** The order of this buyer, or null. */
    @Select("""
            SELECT id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline
            FROM orders WHERE id = #{id} AND buyer_id = #{buyerId}""")
    Row of(@Param("id") String id, @Param("buyerId") long buyerId);

    @Select("""
            SELECT id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline
            FROM orders WHERE buyer_id = #{buyerId} ORDER BY placed_at DESC, id DESC LIMIT #{limit}""")
    List<Row> newest(@Param("buyerId") long buyerId, @Param("limit") int limit);

    // what reconciliation reads and corrects

    @Select("SELECT id FROM orders WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    List<String> idsAfter(@Param("after") String after, @Param("limit") int limit);

    @Select("""
            <script>
            SELECT id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline FROM orders
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>""")
    List<Row> all(@Param("ids") List<String> ids);

    @Select("""
            <script>
            SELECT id, next_status FROM orders
            WHERE next_status IS NOT NULL
              AND id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<Next> announced(@Param("ids") List<String> ids);

    @Select("SELECT id FROM orders WHERE id = #{id} FOR UPDATE")
    String lock(String id);

    @Delete("DELETE FROM orders WHERE id = #{id}")
    int delete(String id);

    /** What is announced for an order. */
    record Next(String id, String nextStatus) {}

    @Select("""
            SELECT id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline
            FROM orders
            WHERE buyer_id = #{buyerId} AND placed_at <= #{before} AND (placed_at < #{before} OR id < #{beforeId})
            ORDER BY placed_at DESC, id DESC LIMIT #{limit}""")
    List<Row> before(
            @Param("buyerId") long buyerId,
            @Param("before") LocalDateTime before,
            @Param("beforeId") String beforeId,
            @Param("limit") int limit);

    @Select("""
            <script>
            SELECT id, status FROM orders
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<State> states(@Param("ids") List<String> ids);

    /** How far an order is, as it is stored. */
    record State(String id, String status) {}

    /** A new order, and what it is going to be. */
    record Announced(Row row, String next) {}

    @Select("""
            SELECT id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline
            FROM orders
            WHERE status = 'PENDING' AND next_status IS NULL AND deadline <= #{now} AND deadline >= #{after}
              AND (deadline > #{after} OR id > #{afterId})
            ORDER BY deadline, id LIMIT #{limit}""")
    List<Row> overdue(
            @Param("now") LocalDateTime now,
            @Param("after") LocalDateTime after,
            @Param("afterId") String afterId,
            @Param("limit") int limit);

    /**
     * An order as it is stored.
     *
     * @param deadline null when it was paid at once
     */
    record Row(
            String id,
            long buyerId,
            String status,
            String scenario,
            String mode,
            long epoch,
            long totalMinor,
            String currency,
            LocalDateTime placedAt,
            LocalDateTime deadline) {}
}
