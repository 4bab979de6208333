package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The bundled MariaDB server: one server, a schema per module. How and why: infrastructure/database/README.md. */
final class Database implements Component {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Duration CREATE_LIMIT = Duration.ofSeconds(60);

    private final List<String> schemas;

    /** @param schemas what the applications need, each with a user of its own */
    Database(List<String> schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 13306);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Path base = site.root().resolve("infrastructure/database/target/mariadb");
        Binaries.makeExecutable(base.resolve("bin/mariadbd"));
        Path data = site.data(name());
        if (!Files.isDirectory(data)) {
            create(site, base, data);
        }
        List<String> line = server(base, data);
        line.addAll(List.of(
                "--character-sets-dir=" + base.resolve("share/charsets"),
                "--bind-address=127.0.0.1",
                "--port=" + port(site),
                // relative to the data directory: a path of more than 107 characters is refused
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-lock-wait-timeout=5",
                "--innodb-buffer-pool-size=128M",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--max-connections=300",
                "--table-open-cache=400"));
        return line;
    }

    @Override
    public boolean runsOnJvm() {
        return false;
    }

    @Override
    public boolean isReady(Site site) {
        return Probe.answersSql(site.servers());
    }

    @Override
    public void furnish(Site site) throws Exception {
        Schemas.create(site.servers(), site.secrets(), schemas);
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(30);
    }

    private static List<String> server(Path base, Path data) throws IOException {
        // of its own: in a shared one two servers have taken each other's temporary tables away
        Path temporary = data.resolveSibling("database.tmp");
        FileTree.delete(temporary);
        Files.createDirectory(temporary, OWNER_ONLY);
        List<String> line = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + temporary,
                "--lc-messages-dir=" + base.resolve("share"),
                "--innodb-log-file-size=96M",
                "--innodb-use-native-aio=OFF",
                "--performance-schema=off",
                // with TLS the start makes certificates for half a minute; the server is on loopback only
                "--skip-ssl"));
        if ("root".equals(System.getProperty("user.name"))) {
            line.add("--user=root");
        }
        return line;
    }

    /** Into a folder beside it, renamed when whole: a half-made data directory must not be taken for a good one. */
    private void create(Site site, Path base, Path data) throws IOException {
        Path draft = data.resolveSibling("database.new");
        FileTree.delete(draft);
        Files.createDirectory(draft, OWNER_ONLY);
        List<String> line = server(base, draft);
        line.addAll(List.of(
                "--bootstrap",
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K"));
        Path statements = site.home().propertiesOf("database-create");
        PrivateFile.write(statements, statements(base, site.servers().databaseAdminPassword()));
        Process server = new ProcessBuilder(line)
                .redirectInput(statements.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(site.home().logOf(name()).toFile()))
                .start();
        Thread withThisJvm = new Thread(server::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(withThisJvm);
        try {
            if (!server.waitFor(CREATE_LIMIT.toSeconds(), TimeUnit.SECONDS) || server.exitValue() != 0) {
                throw new IOException("the database's data directory could not be created");
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

    private static String statements(Path base, String password) throws IOException {
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
