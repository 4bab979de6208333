package seckill.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard of Grafana as it stands in its file. */
record Dashboard(String file, JsonNode json) {

    static List<Dashboard> delivered() {
        return Watching.files(Watching.DASHBOARDS, ".json").stream().map(Dashboard::read).toList();
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), new ObjectMapper().readTree(Watching.text(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON", e);
        }
    }

    List<JsonNode> panels() {
        return all(json.path("panels")).toList();
    }

    List<String> expressions() {
        return panels().stream().flatMap(Dashboard::expressions).toList();
    }

    static Stream<String> expressions(JsonNode panel) {
        return all(panel.path("targets")).map(it -> it.path("expr").asText());
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return file;
    }
}
