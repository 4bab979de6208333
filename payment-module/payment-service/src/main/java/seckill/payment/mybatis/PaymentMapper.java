package seckill.payment.mybatis;

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
              AND currency = #{currency} AND refunded_minor = 0""")
    int refunded(
            @Param("orderId") String orderId,
            @Param("buyerId") long buyerId,
            @Param("minor") long minor,
            @Param("currency") String currency);

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
