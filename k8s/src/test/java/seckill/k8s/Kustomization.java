package seckill.k8s;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with a kustomization.yaml, put together as kustomize does it, as far as it is used here: resources, literals of one
 * ConfigMap, images, no patches. So manifests are checked where kubectl is not; where it is, what it renders is checked as well.
 */
record Kustomization(Path folder) {

    static final String FILE = "kustomization.yaml";

    Node content() {
        return Yaml.only(folder.resolve(FILE));
    }

    List<Path> resources() {
        return content().each("resources").stream().map(r -> folder.resolve(r.text().orElse("")).normalize()).toList();
    }

    Manifests assembled() {
        Map<String, String> settings = settings();
        JsonObject config = new JsonObject();
        settings.forEach(config::addProperty);
        JsonObject map = Yaml.documents("{ apiVersion: v1, kind: ConfigMap, metadata: { name: seckill } }").getFirst();
        map.add("data", config);
        List<Manifest> all = Stream.concat(documents(), Stream.of(map)).map(Manifest::new).toList();
        all.stream().map(Pods::new).flatMap(p -> p.containers().stream()).forEach(this::name);
        return new Manifests(folder.getFileName() + " as it stands", all);
    }

    private Stream<JsonObject> documents() {
        return resources().stream().flatMap(r -> Files.isDirectory(r) ? new Kustomization(r).documents() : Yaml.documents(r).stream());
    }

    private Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        resources().stream().filter(Files::isDirectory).forEach(base -> all.putAll(new Kustomization(base).settings()));
        content().each("configMapGenerator").forEach(generated -> generated.each("literals").forEach(literal -> {
            String[] parts = literal.text().orElse("").split("=", 2);
            all.put(parts[0], parts[1]);
        }));
        return all;
    }

    private void name(Node container) {
        for (Node image : content().each("images")) {
            if (image.text("name").equals(container.text("image"))) {
                String path = image.at("newName").text().orElse(image.text("name"));
                container.json().getAsJsonObject().addProperty("image", path + ":" + image.text("newTag"));
                return;
            }
        }
    }
}
