package seckill.order.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Where orders are delivered; those without a row are not. */
public interface DeliveryMapper {

    @Insert("""
            <script>
            INSERT INTO order_delivery (order_id, recipient, street, city, postcode, country) VALUES
            <foreach collection="rows" item="r" separator=",">
              (#{r.orderId}, #{r.recipient}, #{r.street}, #{r.city}, #{r.postcode}, #{r.country})
            </foreach>
            </script>""")
    int insert(@Param("rows") List<Row> rows);

    @Delete("DELETE FROM order_delivery WHERE order_id = #{orderId}")
    int deleteOf(String orderId);

    @Select("""
            <script>
            SELECT order_id, recipient, street, city, postcode, country FROM order_delivery
            WHERE order_id IN <foreach collection="orderIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<Row> of(@Param("orderIds") List<String> orderIds);

    /** The address of one order. */
    record Row(String orderId, String recipient, String street, String city, String postcode, String country) {}
}
