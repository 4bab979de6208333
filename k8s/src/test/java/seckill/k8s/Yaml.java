package seckill.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** YAML as JSON, which the strict models read. */
final class Yaml {

    private static final Gson JSON = new Gson();

    private Yaml() {}

    static List<JsonObject> documents(String text) {
        return StreamSupport.stream(new org.yaml.snakeyaml.Yaml().loadAll(text).spliterator(), false)
                .filter(Objects::nonNull)
                .map(JSON::toJsonTree)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    static List<JsonObject> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static Node only(Path file) {
        return new Node(documents(file).getFirst());
    }
}
