package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program of a database server: how a data directory is made, and how it is started over one. */
public abstract sealed class DatabaseServer permits MariaDb, MySql {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** MySQL takes nine seconds on an idle machine. */
    private static final Duration CREATE_LIMIT = Duration.ofSeconds(120);

    /** The line by which it listens on a port of loopback; paths in further options are relative to the data directory. */
    public List<String> line(Path data, int port) throws IOException {
        List<String> line = basis(data);
        line.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // relative to the data directory: a path of more than 107 characters is refused
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-name-resolve"));
        line.addAll(serving());
        return line;
    }

    /** What it needs however it is started. */
    abstract List<String> basis(Path data) throws IOException;

    /** What it needs besides when it serves. */
    abstract List<String> serving();

    /** How it is started to make a data directory of what is in the file of statements, and to end. */
    abstract ProcessBuilder creation(Path draft, Path statements) throws IOException;

    /** By which root, from 127.0.0.1 only, has this password. */
    abstract String statements(String password) throws IOException;

    /** Into a folder beside it, renamed when whole: a half-made data directory must not be taken for a good one. */
    public void create(Path data, String rootPassword, Path log) throws IOException {
        Path draft = data.resolveSibling(data.getFileName() + ".new");
        FileTree.delete(draft);
        Files.createDirectory(draft, OWNER_ONLY);
        Path statements = data.resolveSibling(data.getFileName() + ".sql");
        PrivateFile.write(statements, statements(rootPassword));
        Process server = creation(draft, statements)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Thread withThisJvm = new Thread(server::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(withThisJvm);
        try {
            if (!server.waitFor(CREATE_LIMIT.toSeconds(), TimeUnit.SECONDS) || server.exitValue() != 0) {
                throw new IOException("the database's data directory could not be created; log: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            server.destroyForcibly();
            Shutdown.forget(withThisJvm);
            Files.deleteIfExists(statements);
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of its own: in a shared one two servers have taken each other's temporary tables away. */
    static Path temporary(Path data) throws IOException {
        Path temporary = data.resolveSibling(data.getFileName() + ".tmp");
        FileTree.delete(temporary);
        return Files.createDirectory(temporary, OWNER_ONLY);
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
