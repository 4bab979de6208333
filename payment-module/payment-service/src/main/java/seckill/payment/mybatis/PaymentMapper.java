package seckill.payment.mybatis;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The orders' payments. */
public interface PaymentMapper {

    /** Writes a payment that is authorized and captured at once. */
    @Insert("""
            INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)
            VALUES (#{orderId}, #{buyerId}, #{minor}, #{minor}, 0, #{currency})""")
    int captured(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);

    @Update("""
            UPDATE payment SET refunded_minor = captured_minor
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND captured_minor = #{minor}
              AND currency = #{currency} AND refunded_minor = 0 AND refunding_minor = 0""")
    int refunded(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);

    @Delete("DELETE FROM payment WHERE order_id = #{orderId} AND captured_minor > 0 AND refunded_minor = 0")
    int deleteCaptured(String orderId);

    // what a global transaction authorizes or announces, and then makes true or takes back

    @Insert("""
            INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)
            VALUES (#{orderId}, #{buyerId}, #{minor}, 0, 0, #{currency})""")
    int authorized(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);

    @Select("SELECT COUNT(*) FROM payment WHERE order_id = #{orderId} AND captured_minor = 0")
    boolean authorizedOnly(String orderId);

    @Update("UPDATE payment SET captured_minor = amount_minor WHERE order_id = #{orderId} AND captured_minor = 0")
    int captureAuthorized(String orderId);

    @Delete("DELETE FROM payment WHERE order_id = #{orderId} AND captured_minor = 0")
    int deleteAuthorized(String orderId);

    @Update("""
            UPDATE payment SET refunding_minor = captured_minor
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND captured_minor = #{minor}
              AND currency = #{currency} AND refunded_minor = 0 AND refunding_minor = 0""")
    int announceRefund(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);

    @Update("""
            UPDATE payment SET refunded_minor = refunding_minor, refunding_minor = 0
            WHERE order_id = #{orderId} AND refunding_minor > 0""")
    int refundAnnounced(String orderId);

    @Update("UPDATE payment SET refunding_minor = 0 WHERE order_id = #{orderId} AND refunding_minor > 0")
    int takeBackAnnouncedRefund(String orderId);

    /** What was given back of an order that was charged so, or null when there is no such payment. */
    @Select("""
            SELECT refunded_minor FROM payment
            WHERE order_id = #{orderId} AND buyer_id = #{buyerId} AND captured_minor = #{minor}
              AND currency = #{currency}""")
    Long refundedOf(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);
}
