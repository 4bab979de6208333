package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator's image, as jib makes it of what is compiled, on no base: neither a registry nor an engine is asked. */
class ImageIT {

    @TempDir
    private static Path dir;

    private static Node config;

    @BeforeAll
    static void build() throws Exception {
        run(dir, "tar", "xf", image("first").toString(), "config.json");
        config = new Node(JsonParser.parseString(Files.readString(dir.resolve("config.json"))));
    }

    @Test
    void what_is_built_twice_is_the_same_to_the_byte() throws Exception {
        assertThat(digest(image("second"))).isEqualTo(digest(dir.resolve("first.tar")));
        // the control: what has the time of its making in it differs
        assertThat(digest(image("third", "-Djib.container.creationTime=USE_CURRENT_TIMESTAMP"))).isNotEqualTo(digest(dir.resolve("first.tar")));
    }

    @Test
    void nobody_in_it_is_root_and_nothing_is_written_but_to_tmp() {
        assertThat(config.text("config", "User")).isEqualTo("10001:10001");
        assertThat(entrypoint()).contains("-Duser.home=/tmp", "--enable-native-access=ALL-UNNAMED", "io.seata.server.ServerApplication");
    }

    @Test
    void libraries_are_a_layer_of_their_own_below_what_changes_more_often() {
        assertThat(config.each("history").stream().map(h -> h.text("comment"))).containsSubsequence("dependencies", "classes");
    }

    @Test
    void it_reads_the_configuration_that_is_in_it() throws Exception {
        assertThat(entrypoint()).contains("-Dspring.config.location=file:/app/conf/application.yml");
        Path layers = Files.createDirectory(dir.resolve("layers"));
        run(layers, "tar", "xf", dir.resolve("first.tar").toString());
        try (var files = Files.list(layers)) {
            for (Path layer : files.filter(f -> f.toString().endsWith(".tar.gz")).toList()) {
                run(layers, "tar", "xzf", layer.toString());
            }
        }
        assertThat(layers.resolve("app/conf/application.yml")).hasSameTextualContentAs(Repository.ROOT.resolve("seata-server-conf/application.yml"));
    }

    private static List<String> entrypoint() {
        return config.each("config", "Entrypoint").stream().map(e -> e.text().orElse("")).toList();
    }

    private static Path image(String name, String... more) throws Exception {
        Path tar = dir.resolve(name + ".tar");
        List<String> line = new ArrayList<>(List.of(
                "mvn", "-B", "-ntp", "-q", "-Pimages", "-Dimage.base=scratch", "-Djib.outputPaths.tar=" + tar,
                "-pl", "infrastructure/tc", "com.google.cloud.tools:jib-maven-plugin:buildTar@image"));
        line.addAll(List.of(more));
        run(Repository.ROOT, line.toArray(String[]::new));
        return tar;
    }

    private static void run(Path where, String... line) throws IOException, InterruptedException {
        Path log = Files.createTempFile(dir, "run", ".log");
        Process process = new ProcessBuilder(line).directory(where.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        assertThat(ended && process.exitValue() == 0).as("%s: %s", String.join(" ", line), Files.readString(log)).isTrue();
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
