package seckill.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import seckill.bench.load.Requests;
import seckill.sale.SaleTokens;

/** Makes what buyers send: each by another buyer, under a key of its own, with the token for both. */
final class MakeRequests {

    private final SaleTokens tokens;
    private final SplittableRandom chance;
    private long buyer = 1_000_000_000;

    MakeRequests(SaleTokens tokens, long seed) {
        this.tokens = tokens;
        this.chance = new SplittableRandom(seed);
    }

    /** @param prefix before the address of the gateway's own route, empty for that route */
    Requests of(String prefix, int count, long... saleIds) {
        byte[][] made = new byte[count][];
        for (int i = 0; i < count; i++) {
            made[i] = one(prefix, saleIds[i % saleIds.length], "");
        }
        return new Requests(made);
    }

    /** Of a scenario that has to be named. */
    Requests named(String scenario, int count, long saleId) {
        byte[][] made = new byte[count][];
        for (int i = 0; i < count; i++) {
            made[i] = one("", saleId, "{\"scenario\":\"" + scenario + "\"}");
        }
        return new Requests(made);
    }

    private byte[] one(String prefix, long saleId, String body) {
        String key = new UUID(chance.nextLong(), chance.nextLong()).toString();
        String token = tokens.issue(saleId, key, buyer++).token();
        return ("POST " + prefix + "/api/sales/" + saleId + "/checkouts HTTP/1.1\r\nHost: 127.0.0.1\r\nIdempotency-Key: " + key
                        + "\r\nSeckill-Token: " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
