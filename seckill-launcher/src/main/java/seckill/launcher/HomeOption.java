package seckill.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home DIR} and the folder of the program, for every command (a picocli mixin). */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder for data, logs and credentials (default: var beside ./seckill).")
    private Path dir;

    /** The folder that holds {@code seckill} and the modules; the script tells it. */
    public Path root() {
        return Path.of(System.getProperty("seckill.root", ".")).toAbsolutePath().normalize();
    }

    public Home home() {
        return new Home(dir == null ? root().resolve("var") : dir);
    }

    /** What runs in this home; a clear error when nothing was started. */
    public RunningStack running() {
        return RunningStack.read(home())
                .orElseThrow(() -> new EnvironmentException(
                        "Nothing is up in " + home().dir() + ". Start it: ./seckill up"));
    }
}
