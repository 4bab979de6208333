package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which one stack keeps all it writes. Two homes are two stacks that know nothing of one another.
 *
 * @param dir absolute
 */
public record Home(Path dir) {

    public Home {
        dir = dir.toAbsolutePath().normalize();
    }

    /** What is running: {@code stack.json} and one configuration file per process; readable by the owner only. */
    public Path run() {
        return dir.resolve("run");
    }

    /** One {@code NAME.log} per process. */
    public Path log() {
        return dir.resolve("log");
    }

    /** One folder per server with data of its own. */
    public Path data() {
        return dir.resolve("data");
    }

    /** Generated credentials, one file each; readable by the owner only. */
    public Path secrets() {
        return dir.resolve("secrets");
    }

    /** What makes the next start faster and may be deleted at any time. */
    public Path cache() {
        return dir.resolve("cache");
    }

    /** The log of one process. */
    public Path logOf(String process) {
        return log().resolve(process + ".log");
    }

    /** The configuration of one process. */
    public Path propertiesOf(String process) {
        return run().resolve(process + ".properties");
    }

    Home create() throws IOException {
        Files.createDirectories(dir);
        for (Path open : new Path[] {log(), data(), cache()}) {
            Files.createDirectories(open);
        }
        for (Path closed : new Path[] {run(), secrets()}) {
            Files.createDirectories(closed);
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
        return this;
    }
}
