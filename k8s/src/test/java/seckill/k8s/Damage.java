package seckill.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Mistakes, made in one place of one document. */
final class Damage {

    private Damage() {}

    /** @param path steps are names (with ~ for a slash), or numbers of a list's elements; the last one is set to the JSON, or taken away when that is null */
    static Consumer<Manifests> set(String kind, String name, String path, String json) {
        return manifests -> put(manifests.get(kind, name), Stream.of(path.split("/")).map(step -> step.replace('~', '/')).toArray(String[]::new), json);
    }

    static Consumer<Manifests> remove(String kind, String name, String path) {
        return set(kind, name, path, null);
    }

    /** The variable of the first container, or what is to be in its place. */
    static Consumer<Manifests> variable(String kind, String name, String variable, String json) {
        return manifests -> {
            JsonArray all = new Pods(new Manifest(manifests.get(kind, name))).containers().getFirst().at("env").json().getAsJsonArray();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).getAsJsonObject().get("name").getAsString().equals(variable)) {
                    all.set(i, JsonParser.parseString(json));
                    return;
                }
            }
            throw new IllegalArgumentException("there is no " + variable);
        };
    }

    private static void put(JsonObject document, String[] path, String json) {
        JsonElement here = document;
        for (int i = 0; i < path.length - 1; i++) {
            here = here.isJsonArray() ? here.getAsJsonArray().get(Integer.parseInt(path[i])) : here.getAsJsonObject().get(path[i]);
        }
        String last = path[path.length - 1];
        if (json == null) {
            here.getAsJsonObject().remove(last);
        } else if (here.isJsonArray()) {
            here.getAsJsonArray().set(Integer.parseInt(last), JsonParser.parseString(json));
        } else {
            here.getAsJsonObject().add(last, JsonParser.parseString(json));
        }
    }
}
