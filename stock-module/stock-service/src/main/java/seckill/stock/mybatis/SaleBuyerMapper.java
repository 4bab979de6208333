package seckill.stock.mybatis;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** How much of a sale each buyer has. */
public interface SaleBuyerMapper {

    @Update("""
            UPDATE sale_buyer SET quantity = quantity + #{n}
            WHERE sale_id = #{saleId} AND buyer_id = #{buyerId} AND quantity <= limit_per_buyer - #{n}""")
    int add(@Param("saleId") long saleId, @Param("buyerId") long buyerId, @Param("n") int n);

    @Update("""
            UPDATE sale_buyer SET quantity = quantity - #{n}
            WHERE sale_id = #{saleId} AND buyer_id = #{buyerId} AND quantity >= #{n}""")
    int giveBack(@Param("saleId") long saleId, @Param("buyerId") long buyerId, @Param("n") int n);

    @Insert("""
            INSERT INTO sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer)
            VALUES (#{saleId}, #{buyerId}, #{n}, #{limit})""")
    int insert(
            @Param("saleId") long saleId, @Param("buyerId") long buyerId, @Param("n") int n, @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM sale_buyer WHERE sale_id = #{saleId} AND buyer_id = #{buyerId}")
    boolean exists(@Param("saleId") long saleId, @Param("buyerId") long buyerId);
}
