package seckill.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One operation of the API as it describes itself.
 *
 * @param body its schema; missing when it takes none
 */
public record Operation(String method, String path, List<Parameter> parameters, JsonNode body) {

    /** @param in path, query or header */
    public record Parameter(String name, String in) {}

    /** All of them, with every reference followed. */
    public static List<Operation> of(JsonNode api) {
        List<Operation> all = new ArrayList<>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> all.add(new Operation(
                operation.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                operation.getValue().path("parameters").valueStream()
                        .map(it -> new Parameter(it.path("name").asText(), it.path("in").asText()))
                        .toList(),
                operation.getValue().path("requestBody").path("content").path("application/json").path("schema")))));
        return all;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
