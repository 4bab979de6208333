package seckill.payment.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The wallets' accounts. */
public interface AccountMapper {

    @Update("""
            UPDATE account SET balance_minor = balance_minor - #{minor}
            WHERE buyer_id = #{buyerId} AND currency = #{currency} AND balance_minor - held_minor >= #{minor}""")
    int debit(@Param("buyerId") long buyerId, @Param("minor") long minor, @Param("currency") String currency);

    @Update("""
            UPDATE account SET balance_minor = balance_minor + #{minor}
            WHERE buyer_id = #{buyerId} AND currency = #{currency}""")
    int credit(@Param("buyerId") long buyerId, @Param("minor") long minor, @Param("currency") String currency);

    /** Sets money aside, which then nobody else can spend. */
    @Update("""
            UPDATE account SET held_minor = held_minor + #{minor}
            WHERE buyer_id = #{buyerId} AND currency = #{currency} AND balance_minor - held_minor >= #{minor}""")
    int hold(@Param("buyerId") long buyerId, @Param("minor") long minor, @Param("currency") String currency);

    @Update("""
            UPDATE account SET balance_minor = balance_minor - #{minor}, held_minor = held_minor - #{minor}
            WHERE buyer_id = #{buyerId} AND held_minor >= #{minor}""")
    int debitHeld(@Param("buyerId") long buyerId, @Param("minor") long minor);

    @Update("""
            UPDATE account SET held_minor = held_minor - #{minor}
            WHERE buyer_id = #{buyerId} AND held_minor >= #{minor}""")
    int letGo(@Param("buyerId") long buyerId, @Param("minor") long minor);

    @Select("SELECT COUNT(*) FROM account WHERE buyer_id = #{buyerId} AND currency = #{currency}")
    boolean exists(@Param("buyerId") long buyerId, @Param("currency") String currency);

    /** The buyer's account, or null. */
    @Select("SELECT balance_minor, currency FROM account WHERE buyer_id = #{buyerId}")
    Row of(long buyerId);

    @Select("""
            <script>
            SELECT buyer_id FROM account
            WHERE buyer_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<Long> existing(@Param("ids") List<Long> buyerIds);

    @Insert("""
            <script>
            INSERT INTO account (buyer_id, balance_minor, currency) VALUES
            <foreach collection="ids" item="id" separator=",">(#{id}, #{minor}, #{currency})</foreach>
            </script>""")
    int open(@Param("ids") List<Long> buyerIds, @Param("minor") long minor, @Param("currency") String currency);

    /** An account's balance. */
    record Row(long balanceMinor, String currency) {}
}
