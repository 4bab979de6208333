package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one application or server is made of, as its bill of materials (CycloneDX) says.
 *
 * @param versions by group and artifact
 */
record Bom(String name, String format, Map<String, String> versions) {

    /** By name: the folders of what is started. */
    private static final Map<String, String> FOLDERS = new TreeMap<>(Map.of(
            "gateway", "seckill-gateway", "monolith", "seckill-monolith", "launcher", "seckill-launcher",
            "stock", "stock-module/stock-service", "order", "order-module/order-service", "payment", "payment-module/payment-service",
            "tc", "infrastructure/tc", "nacos", "infrastructure/nacos", "rocketmq", "infrastructure/rocketmq"));

    private static final Set<String> SERVERS = Set.of("tc", "nacos", "rocketmq");

    static List<Bom> all() {
        return FOLDERS.keySet().stream().map(Bom::read).toList();
    }

    private static Bom read(String name) {
        try {
            JsonNode bom = new ObjectMapper().readTree(folder(name).resolve("bom.json").toFile());
            Map<String, String> versions = new TreeMap<>();
            bom.path("components").forEach(it ->
                    versions.put(it.path("group").asText() + ":" + it.path("name").asText(), it.path("version").asText()));
            return new Bom(name, bom.path("bomFormat").asText() + " " + bom.path("specVersion").asText(), versions);
        } catch (IOException e) {
            throw new UncheckedIOException("no bill of materials: it is made by `mvn verify`", e);
        }
    }

    /** Whether that is said of it: all, apps, servers, or its own name. */
    boolean isMeantBy(String where) {
        return where.equals("all") || where.equals(name) || where.equals(SERVERS.contains(name) ? "servers" : "apps");
    }

    /** The jars that it is started with, as its own jar names them, and that the bill does not have. */
    List<String> unlisted() {
        Set<String> listed = versions.entrySet().stream()
                .map(it -> it.getKey().substring(it.getKey().indexOf(':') + 1) + "-" + it.getValue())
                .collect(Collectors.toSet());
        return started().filter(jar -> listed.stream().noneMatch(jar::startsWith)).toList();
    }

    private Stream<String> started() {
        try (Stream<Path> files = Files.list(folder(name))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".jar")).toList()) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    String all = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                    if (all != null) {
                        return Stream.of(all.split(" ")).map(it -> it.replaceFirst("^lib/", "").replaceFirst("\\.jar$", ""));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(name + " was not built");
    }

    private static Path folder(String name) {
        return Repository.root().resolve(FOLDERS.get(name)).resolve("target");
    }
}
