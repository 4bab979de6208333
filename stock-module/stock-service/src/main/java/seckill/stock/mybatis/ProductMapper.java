package seckill.stock.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import seckill.stock.api.CatalogueLoad;

/** The products. */
public interface ProductMapper {

    /** @param like a pattern for a name in either language, null for all */
    @Select("""
            <script>
            SELECT p.sku, p.name_en, p.name_zh, p.description_en, p.description_zh, p.category, p.price_minor, p.currency,
                   l.available
            FROM product p JOIN stock_level l ON l.sku = p.sku AND l.sale_id = 0
            WHERE p.sku > #{afterSku}
            <if test="category != null">AND p.category = #{category}</if>
            <if test="like != null">AND (p.name_en LIKE #{like} OR p.name_zh LIKE #{like})</if>
            ORDER BY p.sku LIMIT #{limit}
            </script>""")
    List<Row> page(
            @Param("afterSku") long afterSku,
            @Param("category") String category,
            @Param("like") String like,
            @Param("limit") int limit);

    @Select("""
            <script>
            SELECT p.sku, p.name_en, p.name_zh, p.description_en, p.description_zh, p.category, p.price_minor, p.currency,
                   l.available
            FROM product p JOIN stock_level l ON l.sku = p.sku AND l.sale_id = 0
            WHERE p.sku IN <foreach collection="skus" item="s" open="(" separator="," close=")">#{s}</foreach>
            </script>""")
    List<Row> of(@Param("skus") List<Long> skus);

    @Select("SELECT DISTINCT category FROM product ORDER BY category")
    List<String> categories();

    @Select("""
            <script>
            SELECT sku FROM product
            WHERE sku IN <foreach collection="skus" item="s" open="(" separator="," close=")">#{s}</foreach>
            </script>""")
    List<Long> existing(@Param("skus") List<Long> skus);

    @Insert("""
            <script>
            INSERT INTO product
              (sku, name_en, name_zh, description_en, description_zh, category, price_minor, currency) VALUES
            <foreach collection="products" item="p" separator=",">
              (#{p.sku}, #{p.nameEn}, #{p.nameZh}, #{p.descriptionEn}, #{p.descriptionZh}, #{p.category},
               #{p.price.minor}, #{p.price.currency})
            </foreach>
            </script>""")
    int insert(@Param("products") List<CatalogueLoad.Product> products);

    /** A product with the stock on its shelf, as it is stored. */
    record Row(
            long sku,
            String nameEn,
            String nameZh,
            String descriptionEn,
            String descriptionZh,
            String category,
            long priceMinor,
            String currency,
            int available) {}
}
