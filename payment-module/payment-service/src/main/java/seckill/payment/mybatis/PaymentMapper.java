package seckill.payment.mybatis;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;

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
}
