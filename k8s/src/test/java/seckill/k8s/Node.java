package seckill.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A place in a document, which may be empty. */
record Node(JsonElement json) {

    private static final Node NOTHING = new Node(JsonNull.INSTANCE);

    Node at(String... path) {
        Node here = this;
        for (String step : path) {
            here = here.json.isJsonObject() && here.json.getAsJsonObject().has(step) ? new Node(here.json.getAsJsonObject().get(step)) : NOTHING;
        }
        return here;
    }

    boolean isThere() {
        return !json.isJsonNull();
    }

    Optional<String> text() {
        return json.isJsonPrimitive() ? Optional.of(json.getAsString()) : Optional.empty();
    }

    String text(String... path) {
        return at(path).text().orElse("");
    }

    int number(int otherwise) {
        return json.isJsonPrimitive() ? json.getAsInt() : otherwise;
    }

    /** Of a list its elements, in other places nothing. */
    List<Node> each(String... path) {
        JsonElement there = at(path).json;
        return there.isJsonArray() ? StreamSupport.stream(there.getAsJsonArray().spliterator(), false).map(Node::new).toList() : List.of();
    }

    /** Of an object its texts by their names. */
    Map<String, String> map(String... path) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonElement there = at(path).json;
        if (there.isJsonObject()) {
            there.getAsJsonObject().asMap().forEach((name, value) -> all.put(name, value.isJsonPrimitive() ? value.getAsString() : value.toString()));
        }
        return all;
    }

    /** This place and all below it. */
    Stream<Node> everywhere() {
        Stream<JsonElement> below = json.isJsonArray()
                ? StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
                : json.isJsonObject() ? json.getAsJsonObject().asMap().values().stream() : Stream.of();
        return Stream.concat(Stream.of(this), below.flatMap(element -> new Node(element).everywhere()));
    }
}
