package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled MariaDB. How and why: infrastructure/database/README.md. */
final class MariaDb extends DatabaseServer {

    private final Path base;

    MariaDb(Path base) {
        this.base = base;
    }

    @Override
    List<String> basis(Path data) throws IOException {
        Binaries.makeExecutable(base.resolve("bin/mariadbd"));
        List<String> line = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + temporary(data),
                "--lc-messages-dir=" + base.resolve("share"),
                "--innodb-log-file-size=96M",
                "--innodb-use-native-aio=OFF",
                "--performance-schema=off",
                // with TLS the start makes certificates for half a minute; the server is on loopback only
                "--skip-ssl"));
        if (isRoot()) {
            line.add("--user=root");
        }
        return line;
    }

    @Override
    List<String> serving() {
        return List.of(
                "--character-sets-dir=" + base.resolve("share/charsets"),
                "--skip-log-bin",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-lock-wait-timeout=5",
                "--innodb-buffer-pool-size=128M",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--max-connections=300",
                "--table-open-cache=400");
    }

    @Override
    ProcessBuilder creation(Path draft, Path statements) throws IOException {
        List<String> line = basis(draft);
        line.addAll(List.of(
                "--bootstrap",
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K"));
        return new ProcessBuilder(line).redirectInput(statements.toFile());
    }

    @Override
    String statements(String password) throws IOException {
        StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\nset @auth_root_socket=null;\n");
        for (String file : List.of(
                "mariadb_system_tables.sql",
                "mariadb_performance_tables.sql",
                "mariadb_system_tables_data.sql",
                "maria_add_gis_sp_bootstrap.sql",
                "mariadb_sys_schema.sql")) {
            sql.append(Files.readString(base.resolve("share").resolve(file)));
        }
        return sql.append("delete from mysql.global_priv where user not in ('root','mariadb.sys')"
                        + " or host not in ('127.0.0.1','localhost');\n")
                .append("delete from mysql.proxies_priv;\n")
                .append("update mysql.global_priv set priv=json_set(priv,'$.plugin','mysql_native_password',"
                        + "'$.authentication_string',password('" + password + "')) where user='root';\n")
                .toString();
    }
}
