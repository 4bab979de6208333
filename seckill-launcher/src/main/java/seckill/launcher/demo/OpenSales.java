package seckill.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import seckill.launcher.EnvironmentException;

/** Asks the shop what is on sale: a home that was filled yesterday has other open sales than one filled now. */
final class OpenSales {

    private OpenSales() {}

    static Optional<Carts.OpenSale> first(ShopApi shop) {
        try {
            for (JsonNode sale : shop.get("/api/sales", "").body().path("sales")) {
                if (sale.path("state").asText().equals("OPEN")) {
                    return Optional.of(
                            new Carts.OpenSale(sale.path("saleId").asLong(), sale.path("sku").asLong()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentException("The shop does not answer GET /api/sales: " + e.getMessage());
        }
    }
}
