package seckill.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Bodies of requests: what a schema asks for with something wrong in it, or something that is not even JSON. */
final class Bodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One in so many fields is hostile, or not there. */
    private static final int WRONG_ONE_IN = 9;

    /** One in so many bodies is broken as a text. */
    private static final int BROKEN_ONE_IN = 8;

    private static final int LIST_MAX = 3;

    /** Ends recursion in schemas that contain themselves. */
    private static final int DEPTH_MAX = 6;

    private final JsonNode schemas;
    private final Map<String, List<String>> plausible;

    /** @param plausible values for fields and parameters of these names, by which a request gets past the first checks */
    Bodies(JsonNode api, Map<String, List<String>> plausible) {
        this.schemas = api.path("components").path("schemas");
        this.plausible = plausible;
    }

    byte[] of(JsonNode schema, SplittableRandom chance) {
        String text = value("", schema, chance, 0).toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return chance.nextInt(BROKEN_ONE_IN) == 0 ? broken(text, bytes, chance) : bytes;
    }

    private static byte[] broken(String text, byte[] bytes, SplittableRandom chance) {
        return switch (chance.nextInt(10)) {
            case 0 -> bytes.length == 0 ? bytes : java.util.Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            case 1 -> "[".repeat(5_000).getBytes(StandardCharsets.UTF_8);
            case 2 -> "{\"a\":".repeat(1_500).getBytes(StandardCharsets.UTF_8);
            case 3 -> (text + " ".repeat(17_000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"" + "k".repeat(8_000) + "\":1}").getBytes(StandardCharsets.UTF_8);
            case 5 -> text.getBytes(StandardCharsets.UTF_16);
            case 6 -> flipped(bytes, chance);
            case 7 -> (text + text).getBytes(StandardCharsets.UTF_8);
            case 8 -> ("{\"quantity\":" + "9".repeat(1_500) + "}").getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom chance) {
        byte[] other = bytes.clone();
        for (int n = 0; n < 3 && other.length > 0; n++) {
            other[chance.nextInt(other.length)] = (byte) chance.nextInt(256);
        }
        return other;
    }

    private JsonNode value(String name, JsonNode schema, SplittableRandom chance, int depth) {
        if (depth > 0 && chance.nextInt(WRONG_ONE_IN) == 0 || depth > DEPTH_MAX) {
            return Hostile.value(chance);
        }
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return value(name, schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), chance, depth);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, chance, depth);
            case "array" -> JSON.arrayNode().addAll(chance.ints(chance.nextInt(LIST_MAX + 1), 0, 2).boxed()
                    .map(_ -> value(name, schema.path("items"), chance, depth + 1)).toList());
            case "integer", "number" -> number(name, chance);
            case "boolean" -> JSON.booleanNode(chance.nextBoolean());
            default -> JSON.textNode(text(name, chance));
        };
    }

    private JsonNode object(JsonNode schema, SplittableRandom chance, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(field -> {
            if (chance.nextInt(WRONG_ONE_IN * 2) != 0) {
                object.set(field.getKey(), value(field.getKey(), field.getValue(), chance, depth + 1));
            }
        });
        if (chance.nextInt(WRONG_ONE_IN * 3) == 0) {
            object.set(Hostile.text(chance), Hostile.value(chance));
        }
        return object;
    }

    private JsonNode number(String name, SplittableRandom chance) {
        String text = text(name, chance);
        return text.matches("-?\\d{1,18}") ? JSON.numberNode(Long.parseLong(text)) : JSON.numberNode(chance.nextLong(-2, 5_000));
    }

    /** Something plausible when there is something. */
    String text(String name, SplittableRandom chance) {
        List<String> known = plausible.getOrDefault(name, List.of());
        return known.isEmpty() || chance.nextInt(WRONG_ONE_IN) == 0 ? Hostile.text(chance) : known.get(chance.nextInt(known.size()));
    }
}
