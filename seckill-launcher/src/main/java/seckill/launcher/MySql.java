package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real MySQL, as infrastructure/mysql/unpack leaves it; how and why: infrastructure/mysql/README.md. What it does by
 * default it does here: TLS, a binary log, REPEATABLE READ, 50 s of waiting for a lock.
 */
final class MySql extends DatabaseServer {

    private final Path base;

    MySql(Path base) {
        this.base = base;
    }

    /** Through the loader that came with it: this machine's C library may be older. */
    @Override
    List<String> basis(Path data) throws IOException {
        Path libraries = base.resolve("usr/lib/x86_64-linux-gnu");
        if (!Files.isExecutable(base.resolve("usr/sbin/mysqld"))) {
            throw new EnvironmentException("MySQL is not in " + base + ". Have it unpacked there: infrastructure/mysql/unpack");
        }
        List<String> line = new ArrayList<>(List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries.toString(),
                base.resolve("usr/sbin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + base.resolve("usr"),
                "--datadir=" + data,
                "--tmpdir=" + temporary(data),
                "--lc-messages-dir=" + base.resolve("usr/share/mysql"),
                "--character-sets-dir=" + base.resolve("usr/share/mysql/charsets"),
                "--plugin-dir=" + base.resolve("usr/lib/mysql/plugin"),
                // without it the server ends: the folder that it has by default is not there
                "--secure-file-priv=NULL",
                "--mysqlx=OFF",
                "--performance-schema=OFF"));
        if (isRoot()) {
            line.add("--user=root");
        }
        return line;
    }

    @Override
    List<String> serving() {
        return List.of(
                "--innodb-buffer-pool-size=128M",
                "--max-connections=300",
                // the audit trail's triggers are made by the shop's user, who is no administrator: docs/mysql.md
                "--log-bin-trust-function-creators=ON");
    }

    @Override
    ProcessBuilder creation(Path draft, Path statements) throws IOException {
        List<String> line = basis(draft);
        line.addAll(List.of("--initialize-insecure", "--init-file=" + statements));
        return new ProcessBuilder(line);
    }

    @Override
    String statements(String password) {
        return "CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '" + password + "';\n"
                + "GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n"
                + "DROP USER 'root'@'localhost';\n";
    }
}
