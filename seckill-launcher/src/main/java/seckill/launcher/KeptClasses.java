package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The classes that a program has loaded, kept beside its jar for its next starts: finding and parsing them is half of a start.
 *
 * <p>A JVM writes them down when it ends, after everything else, which takes it some ten seconds; so it does it once per build. A
 * JVM that finds an archive of other jars says so in its log and starts without. Asked while it runs (jcmd VM.cds dynamic_dump) it
 * would write the same archive, and JDK 25 was seen to crash afterwards.
 *
 * <p>Source: application class data sharing with dynamic archives, in the manual page of {@code java}.
 */
final class KeptClasses {

    /** Among the flags of a JVM: it uses what is kept, and writes nothing when there is nothing. */
    static final String ONLY_USE = "-Xshare:auto";

    /** What a process may need for it beyond its usual time to end. */
    static final Duration WRITTEN_WITHIN = Duration.ofSeconds(90);

    private static final String WRITE = "-XX:ArchiveClassesAtExit=";
    /** Between the name of the archive and what tells one that is being written from others. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path archive;
    private final List<Path> jars;

    private KeptClasses(Path archive, List<Path> jars) {
        this.archive = archive;
        this.jars = jars;
    }

    /**
     * @param main what the program is started with: another main class loads other classes
     * @param jars the program's, with its libraries in the folder {@code lib} beside it, and what else is on its class path
     */
    static KeptClasses of(String main, List<Path> jars) {
        Path program = jars.getFirst();
        String name = main.substring(main.lastIndexOf('.') + 1) + "-" + Runtime.version() + ".jsa";
        return new KeptClasses(
                program.resolveSibling(name),
                Stream.concat(jars.stream(), Stream.of(program.resolveSibling("lib"))).filter(Files::exists).toList());
    }

    /**
     * With which a JVM uses what was kept, or keeps it when it ends.
     *
     * @param others its other flags; whoever says there how classes are shared has decided
     */
    List<String> flags(List<String> others) {
        boolean mayWrite = others.stream().noneMatch(flag -> flag.startsWith("-Xshare"));
        boolean mayUse = mayWrite || others.contains(ONLY_USE);
        if (mayUse && areKept()) {
            // it calls it an error that the JDK's own archive was made without our flags; an archive it cannot use is another matter (cds,dynamic)
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
        }
        return !mayWrite
                ? List.of()
                // it has something to say about hundreds of classes that it does not keep
                : List.of(WRITE + archive + UNFINISHED + UUID.randomUUID(), "-Xlog:cds=error", "-Xlog:cds+dynamic=error");
    }

    /** Whether there is an archive, and nothing has been built since. */
    private boolean areKept() {
        return Files.exists(archive) && jars.stream().flatMap(KeptClasses::within).allMatch(this::isOlder);
    }

    private static Stream<Path> within(Path jarOrFolder) {
        String[] files = jarOrFolder.toFile().list();
        return files == null ? Stream.of(jarOrFolder) : Stream.of(files).map(jarOrFolder::resolve);
    }

    private boolean isOlder(Path jar) {
        try {
            return Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(archive)) <= 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where a JVM writes them when it ends; empty when it uses some. */
    static Optional<Path> writtenBy(RunningProcess process) {
        return ProcessHandle.of(process.pid()).flatMap(it -> it.info().arguments()).stream()
                .flatMap(Stream::of)
                .filter(argument -> argument.startsWith(WRITE))
                .map(argument -> Path.of(argument.substring(WRITE.length())))
                .findFirst();
    }

    /** Puts what a JVM has written in its place; to be called when it has ended by itself. Without it starts stay as they were. */
    static void keep(Path written) {
        String name = written.getFileName().toString();
        Path archive = written.resolveSibling(name.substring(0, name.indexOf(UNFINISHED)));
        try {
            Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException nothingWasWritten) {
            return;
        }
    }

    /** Removes what a JVM has begun to write that was killed. */
    static void discard(Path written) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException itStays) {
            return; // nobody reads it
        }
    }
}
