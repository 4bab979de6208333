package seckill.order.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The lines of orders. */
public interface OrderLineMapper {

    @Insert("""
            <script>
            INSERT INTO order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor) VALUES
            <foreach collection="lines" item="l" separator=",">
              (#{l.orderId}, #{l.lineNo}, #{l.sku}, #{l.saleId}, #{l.quantity}, #{l.unitPriceMinor})
            </foreach>
            </script>""")
    int insert(@Param("lines") List<Row> lines);

    @Select("""
            <script>
            SELECT order_id, line_no, sku, sale_id, quantity, unit_price_minor FROM order_line
            WHERE order_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY order_id, line_no
            </script>""")
    List<Row> of(@Param("ids") List<String> orderIds);

    @Delete("DELETE FROM order_line WHERE order_id = #{orderId}")
    int deleteOf(String orderId);

    /** A line as it is stored; its currency is its order's. */
    record Row(String orderId, int lineNo, long sku, long saleId, int quantity, long unitPriceMinor) {}
}
