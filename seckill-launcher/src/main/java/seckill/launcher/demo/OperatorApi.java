package seckill.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import seckill.launcher.EnvironmentException;

/** What the operator of the shop may do, as far as input is concerned. Everything here may be repeated. */
final class OperatorApi {

    private final ShopApi shop;
    private final String token;

    private OperatorApi(ShopApi shop, String token) {
        this.shop = shop;
        this.token = token;
    }

    static OperatorApi signIn(ShopApi shop, String login, String password) {
        JsonNode session = answer(shop, "/api/sessions", "", Map.of("login", login, "password", password));
        return new OperatorApi(shop, session.path("token").asText());
    }

    /** @return how many products and sales were new */
    int loadCatalogue(List<CatalogueProduct> products, List<CatalogueSale> sales) {
        return post("/api/console/catalogue", Map.of("products", products, "sales", sales)).path("added").asInt();
    }

    /**
     * Makes buyers with a login and a wallet each.
     *
     * @param from  the number of the first
     * @return how many were new
     */
    int makeBuyers(int from, int count, long openingMinor) {
        return post(
                        "/api/console/buyers",
                        Map.of("from", from, "count", count, "openingMinor", openingMinor, "currency", "CNY"))
                .path("added")
                .asInt();
    }

    /** Sessions of the first so many buyers. */
    List<BuyerToken> tokens(int count) {
        List<BuyerToken> tokens = new ArrayList<>();
        post("/api/console/tokens", Map.of("count", count))
                .path("tokens")
                .forEach(t -> tokens.add(new BuyerToken(t.path("buyerId").asLong(), t.path("token").asText())));
        return tokens;
    }

    private JsonNode post(String path, Object body) {
        return answer(shop, path, token, body);
    }

    private static JsonNode answer(ShopApi shop, String path, String token, Object body) {
        try {
            ShopApi.Answer answer = shop.post(path, token, Map.of(), body);
            if (!answer.isOk()) {
                throw new EnvironmentException("The shop refused POST " + path + " (" + answer.status() + " "
                        + answer.problem() + "). See ./seckill logs gateway");
            }
            return answer.body();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The shop does not answer POST " + path + ": " + e.getMessage() + ". See ./seckill status");
        }
    }
}
