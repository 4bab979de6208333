package seckill.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import seckill.launcher.EnvironmentException;

/** Asks the shop what is on sale: a home that was filled yesterday has other open sales than one filled now. */
final class OpenSales {

    private OpenSales() {}

    static Optional<Carts.OpenSale> first(ShopApi shop, Instant now) {
        try {
            for (JsonNode sale : shop.get("/api/sales", "").body()) {
                if (!now.isBefore(instant(sale, "opensAt")) && now.isBefore(instant(sale, "closesAt"))) {
                    return Optional.of(
                            new Carts.OpenSale(sale.path("saleId").asLong(), sale.path("sku").asLong()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentException("The shop does not answer GET /api/sales: " + e.getMessage());
        }
    }

    private static Instant instant(JsonNode sale, String field) {
        return Instant.parse(sale.path(field).asText());
    }
}
