package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script, in a folder with a launcher's jar that is never opened, because these JDKs only tell their name. */
class ScriptTest {

    @TempDir Path dir;
    Path script;

    @BeforeEach
    void copy() throws IOException {
        script = dir.resolve("seckill");
        Files.copy(Path.of("..", "seckill").toAbsolutePath().normalize(), script);
        Path jar = dir.resolve("seckill-launcher/target/seckill-launcher.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
    }

    @Test
    void java_home_comes_first() throws Exception {
        jdk("asked", "25.0.1");
        jdk("jvm/other", "26");
        assertRanOn("asked", run(Map.of("JAVA_HOME", dir + "/asked", "SECKILL_JDK_FOLDERS", dir + "/jvm/*"), "status"));
    }

    @Test
    void an_old_java_home_is_passed_over() throws Exception {
        jdk("old", "17.0.9");
        jdk("jvm/a-21", "21");
        jdk("jvm/b-25", "25-ea");
        assertRanOn("jvm/b-25", run(Map.of("JAVA_HOME", dir + "/old", "SECKILL_JDK_FOLDERS", dir + "/jvm/*"), "status"));
    }

    @Test
    void a_runtime_without_compiler_is_no_jdk() throws Exception {
        jdk("jvm/jre", "25");
        Files.delete(dir.resolve("jvm/jre/bin/javac"));
        assertEquals(3, run(Map.of("SECKILL_JDK_FOLDERS", dir + "/jvm/*"), "status").exitCode());
    }

    @Test
    void the_path_is_looked_at() throws Exception {
        jdk("found", "25");
        assertRanOn("found", run(Map.of("PATH", dir + "/found/bin:/usr/bin:/bin"), "status"));
    }

    @Test
    void without_a_jdk_it_says_how_to_get_one() throws Exception {
        Outcome outcome = run(Map.of(), "status");
        assertEquals(3, outcome.exitCode());
        assertTrue(outcome.text().contains("A JDK 25 or newer is needed"), outcome.text());
        assertTrue(outcome.text().contains("adoptium.net"), outcome.text());
    }

    @Test
    void up_builds_when_a_source_is_newer_than_the_last_build() throws Exception {
        jdk("asked", "25");
        maven("3.9.9", 0);
        Path stamp = dir.resolve("var/build.stamp");
        assertTrue(up().text().contains("built"), "no stamp yet");
        assertTrue(Files.exists(stamp));
        assertTrue(!up().text().contains("built"), "nothing changed");
        Path source = dir.resolve("x/src/main/A.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        assertTrue(up().text().contains("built"), "a source is new");
    }

    @Test
    void status_never_builds_what_is_built() throws Exception {
        jdk("asked", "25");
        maven("3.9.9", 0);
        assertTrue(!run(Map.of("JAVA_HOME", dir + "/asked", "PATH", path()), "status").text().contains("built"));
    }

    @Test
    void a_failed_build_is_tried_again_next_time() throws Exception {
        jdk("asked", "25");
        maven("3.9.9", 1);
        assertEquals(3, up().exitCode());
        assertTrue(up().text().contains("built"));
    }

    @Test
    void an_old_maven_is_refused() throws Exception {
        jdk("asked", "25");
        maven("3.6.3", 0);
        Outcome outcome = up();
        assertEquals(3, outcome.exitCode());
        assertTrue(outcome.text().contains("Maven 3.8 or newer; found: 3.6"), outcome.text());
    }

    private Outcome up() throws Exception {
        return run(Map.of("JAVA_HOME", dir + "/asked", "PATH", path()), "up");
    }

    private String path() {
        return dir + "/maven:/usr/bin:/bin";
    }

    private void jdk(String folder, String version) throws IOException {
        program(dir.resolve(folder).resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-09-16' >&2; else echo "ran on $0"; fi
                """.formatted(version));
        program(dir.resolve(folder).resolve("bin/javac"), "");
    }

    private void maven(String version, int exitCode) throws IOException {
        program(dir.resolve("maven/mvn"), """
                if [ "$1" = -v ]; then echo 'Apache Maven %s (x)'; exit; fi
                echo '[INFO] Building built 1.0 [1/1]'; exit %d
                """.formatted(version, exitCode));
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Outcome(int exitCode, String text) {}

    private void assertRanOn(String folder, Outcome outcome) {
        assertEquals(0, outcome.exitCode(), outcome.text());
        assertTrue(outcome.text().contains("ran on " + dir.resolve(folder) + "/bin/java"), outcome.text());
    }

    private Outcome run(Map<String, String> environment, String command) throws Exception {
        ProcessBuilder line = new ProcessBuilder("/bin/bash", script.toString(), command).redirectErrorStream(true);
        line.environment().clear();
        line.environment().putAll(Map.of(
                "PATH", withoutJdk(), "HOME", dir.toString(), "SECKILL_JDK_FOLDERS", dir + "/nothing/*"));
        line.environment().putAll(environment);
        Process process = line.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), text);
    }

    /** The machine's own JDK may be on its path: only the tools the script needs. */
    private String withoutJdk() throws IOException {
        Path tools = dir.resolve("tools");
        if (Files.notExists(tools)) {
            Files.createDirectories(tools);
            for (String tool : new String[] {"readlink", "dirname", "grep", "sed", "find", "tee", "mkdir", "mv", "rm"}) {
                Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
                Files.createSymbolicLink(tools.resolve(tool), real);
            }
        }
        return tools.toString();
    }
}
