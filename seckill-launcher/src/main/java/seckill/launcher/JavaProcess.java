package seckill.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a JVM.
 *
 * <p>All of them: the serial collector, because these heaps are small and two cores are shared by seven processes; and
 * only the first compiler, because start-up costs more than peak speed gives back on a developer's machine.
 */
final class JavaProcess {

    private final List<String> flags = new ArrayList<>();
    private final List<Path> classPath;
    private final String mainClass;
    private final List<String> arguments = new ArrayList<>();
    private boolean usesKeptClasses = true;

    /** @param component whose JVM this is: by that name it may be given more, see {@link StackOptions} */
    JavaProcess(Site site, String component, String mainClass, int heapMiB, Path... classPath) {
        this.mainClass = mainClass;
        this.classPath = new ArrayList<>(List.of(classPath));
        this.classPath.addAll(site.classPath().getOrDefault(component, List.of()));
        flags.addAll(List.of(
                site.java(),
                "-Xms32m",
                "-Xmx" + heapMiB + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true"));
        flags.addAll(site.jvmFlags().getOrDefault(component, List.of()));
    }

    /** Binds every wildcard listener of Netty to loopback; needs loopback.jar on the class path. */
    JavaProcess onLoopback() {
        flags.add("-Dio.netty.bootstrap.extensions=serviceload");
        return this;
    }

    /** Each start finds and parses its classes: see {@link KeptClasses} for what that costs. */
    JavaProcess withoutKeptClasses() {
        usesKeptClasses = false;
        return this;
    }

    JavaProcess flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    JavaProcess arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    List<String> line() {
        List<String> line = new ArrayList<>(flags);
        if (usesKeptClasses) {
            line.addAll(KeptClasses.of(mainClass, classPath).flags(flags));
        }
        line.addAll(List.of("-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(":")), mainClass));
        line.addAll(arguments);
        return line;
    }

    static Path loopback(Site site) {
        return site.root().resolve("infrastructure/loopback/target/loopback.jar");
    }
}
