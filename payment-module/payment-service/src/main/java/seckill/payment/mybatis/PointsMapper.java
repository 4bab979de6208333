package seckill.payment.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The buyers' points: what they have, what each order earned, and what moved them. */
public interface PointsMapper {

    @Insert("""
            <script>
            INSERT INTO points_account (buyer_id, points) VALUES
            <foreach collection="ids" item="id" separator=",">(#{id}, 0)</foreach>
            </script>""")
    int open(@Param("ids") List<Long> buyerIds);

    /** The buyer's points, or null without a wallet. */
    @Select("SELECT points FROM points_account WHERE buyer_id = #{buyerId}")
    Long of(long buyerId);

    @Update("UPDATE points_account SET points = points + #{n} WHERE buyer_id = #{buyerId}")
    int add(@Param("buyerId") long buyerId, @Param("n") long n);

    @Update("UPDATE points_account SET points = points - #{n} WHERE buyer_id = #{buyerId} AND points >= #{n}")
    int take(@Param("buyerId") long buyerId, @Param("n") long n);

    @Insert("""
            INSERT INTO points_award (order_id, buyer_id, awarded_points, revoked_points)
            VALUES (#{orderId}, #{buyerId}, #{n}, 0)""")
    int award(@Param("orderId") String orderId, @Param("buyerId") long buyerId, @Param("n") long n);

    /** What the order earned for this buyer and still has, or null. */
    @Select("""
            SELECT awarded_points FROM points_award
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND revoked_points = 0""")
    Long awarded(@Param("orderId") String orderId, @Param("buyerId") long buyerId);

    @Update("""
            UPDATE points_award SET revoked_points = #{n}
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND awarded_points = #{n} AND revoked_points = 0
              AND next_state IS NULL""")
    int revoke(@Param("orderId") String orderId, @Param("buyerId") long buyerId, @Param("n") long n);

    @Delete("DELETE FROM points_award WHERE order_id = #{orderId} AND revoked_points = 0 AND next_state IS NULL")
    int deleteAward(String orderId);

    // what a global transaction announces, and then makes true or takes back

    @Insert("""
            INSERT INTO points_award (order_id, buyer_id, awarded_points, revoked_points, next_state)
            VALUES (#{orderId}, #{buyerId}, #{n}, 0, 'AWARDED')""")
    int announceAward(@Param("orderId") String orderId, @Param("buyerId") long buyerId, @Param("n") long n);

    @Select("SELECT COUNT(*) FROM points_award WHERE order_id = #{orderId} AND next_state IS NOT NULL")
    boolean pending(String orderId);

    @Update("UPDATE points_award SET next_state = NULL WHERE order_id = #{orderId} AND next_state = 'AWARDED'")
    int awardAnnounced(String orderId);

    @Delete("DELETE FROM points_award WHERE order_id = #{orderId} AND next_state = 'AWARDED'")
    int deleteAnnouncedAward(String orderId);

    @Update("""
            UPDATE points_award SET next_state = 'REVOKED'
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND revoked_points = 0 AND next_state IS NULL""")
    int announceRevoked(@Param("orderId") String orderId, @Param("buyerId") long buyerId);

    /** What is to be taken back, or null. */
    @Select("SELECT awarded_points FROM points_award WHERE order_id = #{orderId} AND next_state = 'REVOKED'")
    Long announcedRevocation(String orderId);

    @Update("""
            UPDATE points_award SET revoked_points = awarded_points, next_state = NULL
            WHERE order_id = #{orderId} AND next_state = 'REVOKED'""")
    int revokeAnnounced(String orderId);

    @Update("UPDATE points_award SET next_state = NULL WHERE order_id = #{orderId} AND next_state = 'REVOKED'")
    int takeBackAnnouncedRevocation(String orderId);

    @Insert("""
            INSERT INTO points_movement (id, buyer_id, kind, points, order_id, moved_at)
            VALUES (#{id}, #{buyerId}, #{kind}, #{points}, #{orderId}, #{movedAt})""")
    int moved(
            @Param("id") String id,
            @Param("buyerId") long buyerId,
            @Param("kind") String kind,
            @Param("points") long points,
            @Param("orderId") String orderId,
            @Param("movedAt") LocalDateTime movedAt);
}
