package seckill.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes requests. The n-th for an operation is the same whenever the seed is the same, and so can be sent again alone. */
public final class Fuzzer {

    /** One in so many requests has a header that nobody sends. */
    private static final int ODD_ONE_IN = 6;

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "FOO", "");

    private static final List<String> TYPES = List.of(
            "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16",
            "application/json;charset=nonsense", "application/x-java-serialized-object", "*/*", "/", "", "application/problem+json", "application/cbor");

    private static final List<String> ACCEPTED = List.of(
            "text/html", "application/xml", "image/png", "*/*;q=0", "/", "", "text/event-stream", "application/json;q=banana", "a".repeat(3_000));

    private final long seed;
    private final Bodies bodies;

    /** @param plausible values for fields and parameters of these names, by which a request gets past the first checks */
    public Fuzzer(long seed, JsonNode api, Map<String, List<String>> plausible) {
        this.seed = seed;
        this.bodies = new Bodies(api, plausible);
    }

    /** @param token of a session; empty for none */
    public RawRequest request(Operation operation, int n, String token) {
        SplittableRandom chance = new SplittableRandom(seed * 1_000_003 + operation.toString().hashCode() * 31L + n);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        StringBuilder target = new StringBuilder(operation.path());
        fill(operation, target, headers, chance);
        byte[] body = operation.body().isMissingNode() && chance.nextInt(ODD_ONE_IN) != 0
                ? new byte[0]
                : bodies.of(operation.body(), chance);
        if (body.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        String method = operation.method();
        if (chance.nextInt(ODD_ONE_IN) == 0) {
            method = odd(method, headers, chance);
        }
        return new RawRequest(method, target.toString(), headers, body, chance.nextInt(ODD_ONE_IN * 2) == 0);
    }

    private void fill(Operation operation, StringBuilder target, Map<String, String> headers, SplittableRandom chance) {
        char before = '?';
        for (Operation.Parameter parameter : operation.parameters()) {
            String text = bodies.text(parameter.name(), chance);
            switch (parameter.in()) {
                case "path" -> {
                    String there = "{" + parameter.name() + "}";
                    int at = target.indexOf(there);
                    target.replace(at, at + there.length(), encoded(text, chance));
                }
                case "query" -> {
                    if (chance.nextBoolean()) {
                        target.append(before).append(parameter.name()).append('=').append(encoded(text, chance));
                        before = '&';
                    }
                }
                default -> {
                    if (chance.nextInt(ODD_ONE_IN) != 0) {
                        headers.put(parameter.name(), text);
                    }
                }
            }
        }
    }

    /** Mostly as it must be in an address, sometimes as it is. */
    private static String encoded(String text, SplittableRandom chance) {
        return chance.nextInt(ODD_ONE_IN) == 0
                ? text.replace(' ', '+').replace("\r", "").replace("\n", "")
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String odd(String method, Map<String, String> headers, SplittableRandom chance) {
        switch (chance.nextInt(9)) {
            case 0 -> headers.put("Content-Type", TYPES.get(chance.nextInt(TYPES.size())));
            case 1 -> headers.put("Accept", ACCEPTED.get(chance.nextInt(ACCEPTED.size())));
            case 2 -> headers.put("Authorization", List.of("Bearer ", "Basic b3A6b3A=", "Bearer s1.e30.", "Bearer " + "x".repeat(4_000), "x").get(chance.nextInt(5)));
            case 3 -> headers.put("Cookie", "session=" + Hostile.text(chance) + "; lang=" + Hostile.text(chance) + "; =;;");
            case 4 -> headers.put("Accept-Language", Hostile.text(chance));
            case 5 -> headers.put("X-Forwarded-For", Hostile.text(chance));
            case 6 -> headers.put("Content-Encoding", "gzip");
            case 7 -> headers.put("Range", "bytes=0-" + Hostile.text(chance));
            default -> {
                return METHODS.get(chance.nextInt(METHODS.size()));
            }
        }
        return method;
    }
}
