package seckill.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the machine first, then at what runs. Every problem comes with the way to mend it. */
final class Doctor {

    private static final int LOG_LINES = 400;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path root;
    private final Home home;

    Doctor(Path root, Home home) {
        this.root = root;
        this.home = home;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("JDK", Runtime.version() + " in " + System.getProperty("java.home")));
        findings.add(program("Maven", "mvn", "Install Maven 3.8 or newer; the build needs it, a built shop does not."));
        findings.add(program("setsid", "setsid", "Install util-linux: processes are put into the background with it."));
        findings.add(openSsl());
        findings.add(disk());
        if (RocketMq.hasRunIn(home)) {
            findings.add(diskForLetters());
        }
        findings.add(secrets());
        Optional<RunningStack> running = RunningStack.read(home);
        if (running.isEmpty()) {
            findings.add(Finding.problem("shop", "nothing is up in " + home.dir(), "./seckill up"));
            findings.addAll(usualPorts());
        } else {
            findings.addAll(new StackExamination(root, home, running.get()).examine());
        }
        return findings;
    }

    private static Finding program(String check, String program, String mend) {
        Optional<String> line = firstLine(program, "--version");
        return line.map(seen -> Finding.ok(check, seen)).orElseGet(() -> Finding.problem(check, "not found", mend));
    }

    /** The bundled Redis is linked against OpenSSL 3. */
    private Finding openSsl() {
        Path server = root.resolve("infrastructure/redis/target/redis/redis-server");
        if (!Files.isExecutable(server)) {
            return Finding.ok("OpenSSL 3 for Redis", "not looked at: Redis was not unpacked yet");
        }
        return firstLine(server.toString(), "--version")
                .map(seen -> Finding.ok("OpenSSL 3 for Redis", "the bundled server runs"))
                .orElseGet(() -> Finding.problem(
                        "OpenSSL 3 for Redis", "the bundled server does not run", "Install libssl3 (Debian: apt install libssl3)."));
    }

    private Finding disk() {
        try {
            Path there = home.dir();
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            long free = Files.getFileStore(there).getUsableSpace();
            String seen = (free >> 20) + " MiB free for " + home.dir();
            return free >= StackPlan.DISK_BYTES_MIN
                    ? Finding.ok("disk", seen)
                    : Finding.problem("disk", seen, "Free some until 1 GiB is there, or use --home on another disk.");
        } catch (IOException e) {
            return Finding.problem("disk", "cannot be looked at: " + e.getMessage(), "Check that the home is writable.");
        }
    }

    /** However large the disk is; no setting of RocketMQ's changes that. */
    private Finding diskForLetters() {
        try {
            FileStore disk = Files.getFileStore(home.dir());
            long used = disk.getTotalSpace() - disk.getUnallocatedSpace();
            long percent = used * 100 / Math.max(1, used + disk.getUsableSpace());
            String seen = percent + " % of the disk are used";
            return percent < RocketMq.DISK_PERCENT_MAX
                    ? Finding.ok("disk for letters", seen)
                    : Finding.problem("disk for letters", seen + ", and RocketMQ takes no letter from "
                            + RocketMq.DISK_PERCENT_MAX + " % on", "Free some, or use --home on another disk.");
        } catch (IOException e) {
            return Finding.problem(
                    "disk for letters", "cannot be looked at: " + e.getMessage(), "Check that the home is readable.");
        }
    }

    private Finding secrets() {
        if (!Files.isDirectory(home.secrets())) {
            return Finding.ok("secrets", "none made yet");
        }
        try (Stream<Path> files = Stream.concat(Files.walk(home.secrets()), Files.walk(home.run()))) {
            List<Path> open = files.filter(Doctor::isOpenToOthers).toList();
            return open.isEmpty()
                    ? Finding.ok("secrets", "readable by the owner only")
                    : Finding.problem(
                            "secrets",
                            "others may read " + open.getFirst(),
                            "chmod -R go= " + home.secrets() + " " + home.run());
        } catch (IOException e) {
            return Finding.problem("secrets", "cannot be read: " + e.getMessage(), "Use the account that made them.");
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException e) {
            return true;
        }
    }

    private static List<Finding> usualPorts() {
        List<Finding> findings = new ArrayList<>();
        PortChoice look = (name, usual, offsets) -> {
            findings.add(Ports.isFree(usual)
                    ? Finding.ok("port of " + name, usual + " is free")
                    : Finding.ok("port of " + name, usual + " is taken; up will move to another"));
            return usual;
        };
        Topology.possible(Assembly.MODULES, Outside.NONE).forEach(component -> component.choosePorts(look));
        return findings;
    }

    /** The last lines of a log that tell of an error. */
    static List<String> lastErrors(Path log, int max) {
        List<String> errors = LogTail.of(log, LOG_LINES).stream()
                .filter(line -> line.contains("ERROR") || line.contains("[ERROR]") || line.startsWith("Error"))
                .toList();
        return errors.subList(Math.max(0, errors.size() - max), errors.size());
    }

    private static Optional<String> firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? output.replaceAll("\u001b\\[[0-9;]*m", "").lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
