package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled server's own programs, as administrator of the embedded database; the password stands in a file, not in the process list. */
final class DatabaseClient implements AutoCloseable {

    private final Path base;
    private final Path options;

    private DatabaseClient(Path base, Path options) {
        this.base = base;
        this.options = options;
    }

    static DatabaseClient of(Path root, Home home, Address database) throws IOException {
        Path options = home.run().resolve("database-client.cnf");
        PrivateFile.write(options, """
                [client]
                protocol=tcp
                host=%s
                port=%d
                user=root
                password="%s"
                skip-ssl
                default-character-set=utf8mb4
                """.formatted(database.host(), database.port(), Secrets.of(home).databasePassword("root")));
        return new DatabaseClient(root.resolve("infrastructure/database/target/mariadb"), options);
    }

    /** Writes all of these schemas to its output, as they were at one instant. */
    ProcessBuilder dump(List<String> schemas) throws IOException {
        List<String> line = line("mariadb-dump");
        line.addAll(List.of("--single-transaction", "--skip-lock-tables", "--quick", "--hex-blob", "--databases"));
        line.addAll(schemas);
        return new ProcessBuilder(line);
    }

    /** Carries out the statements of its input, and ends at the first that fails. */
    ProcessBuilder statements() throws IOException {
        return new ProcessBuilder(line("mariadb"));
    }

    private List<String> line(String program) throws IOException {
        Path file = base.resolve("bin").resolve(program);
        Binaries.makeExecutable(file);
        return new ArrayList<>(List.of(
                file.toString(), "--defaults-file=" + options, "--character-sets-dir=" + base.resolve("share/charsets")));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(options);
        } catch (IOException e) {
            throw new UncheckedIOException(options + " holds a password and cannot be deleted", e);
        }
    }
}
