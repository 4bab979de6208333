package seckill.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Values on which programs have stumbled before. */
final class Hostile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "", " ", "\0", "\t\n\r", "null", "undefined", "NaN", "true", "0", "-1", "1e400", "0x10", "٣", "１２３", "1_000",
            "' OR '1'='1", "'; DROP TABLE orders; --", "\" OR \"\"=\"", "1; SELECT SLEEP(5)", "%27%20OR%201%3D1", "\\", "\\'", "`id`", "$(id)",
            "../../../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e%2f", "....//", "/", "//", "file:///etc/passwd", "http://169.254.169.254/",
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "${jndi:ldap://127.0.0.1/a}", "#{7*7}", "${7*7}",
            "{{7*7}}", "__${7*7}__::.x", "*{T(java.lang.Runtime)}", "%s%s%s%n", "{0}", "{", "'{'", "%", "%zz", "%00", "a\rb", "a\nSet-Cookie: x=1",
            "\ud800", "\udfff\ud800", "\u202e\u0627", "ﷺ".repeat(20), "Z̸͑".repeat(30), "👩‍👩‍👧‍👦", "İıſK", "\ufeff", "\u0000\u0001", "ß", "x".repeat(65),
            "x".repeat(300), "9".repeat(400), "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648",
            "+1000000000-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "0000-00-00T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-30T12:00:60Z", "1e9999999",
            "timeout-00000000", "AT", "LOCAL", "buyer0001", "operator", "auditor", "CNY", "XXX", "cny");

    private static final List<JsonNode> VALUES = Stream.<JsonNode>concat(
                    TEXTS.stream().map(JSON::textNode),
                    Stream.of(
                            JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false), JSON.numberNode(0), JSON.numberNode(-1), JSON.numberNode(1.5),
                            JSON.numberNode(-0.0), JSON.numberNode(Integer.MAX_VALUE), JSON.numberNode(Integer.MIN_VALUE), JSON.numberNode(1L << 31),
                            JSON.numberNode(Long.MAX_VALUE), JSON.numberNode(Long.MIN_VALUE), JSON.numberNode(1L << 53), JSON.numberNode(BigInteger.TEN.pow(40)),
                            JSON.numberNode(new BigDecimal("1e9999")), JSON.numberNode(1e300), JSON.arrayNode(), JSON.arrayNode().addNull(), JSON.objectNode(),
                            JSON.arrayNode().add(1).add("a"), JSON.objectNode().put("a", 1), JSON.objectNode().put("@type", "java.net.URL").put("val", "x"),
                            JSON.objectNode().put("@class", "javax.naming.InitialContext"), JSON.objectNode().put("__proto__", "x")))
            .toList();

    private Hostile() {}

    static String text(SplittableRandom chance) {
        return TEXTS.get(chance.nextInt(TEXTS.size()));
    }

    static JsonNode value(SplittableRandom chance) {
        return VALUES.get(chance.nextInt(VALUES.size()));
    }
}
