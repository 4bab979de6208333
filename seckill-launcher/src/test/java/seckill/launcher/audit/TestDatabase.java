package seckill.launcher.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import seckill.launcher.DatabaseEngine;
import seckill.launcher.DatabaseServer;

/** A database server of the usual engine with every schema from the top-level sql folder in it, and a user that may only read. */
public final class TestDatabase implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String ROOT_PASSWORD = "";
    private static final String READER_PASSWORD = "only-in-this-test";

    private final Process server;
    private final int port;

    private TestDatabase(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param flags more of them, which go before those that it has anyway */
    public static TestDatabase start(Path dir, String... flags) throws Exception {
        DatabaseServer program = DatabaseEngine.usual().server(ROOT);
        Path data = Files.createDirectories(dir).resolve("data");
        Path log = dir.resolve("log");
        program.create(data, ROOT_PASSWORD, log);
        int port = freePort();
        List<String> line = program.line(data, port);
        line.addAll(List.of(
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=0"));
        line.addAll(List.of(flags));
        Process server = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        TestDatabase database = new TestDatabase(server, port);
        if (!AtRest.within(Duration.ofSeconds(30), database::answers)) {
            database.close();
            throw new IOException("the server does not answer: " + Files.readString(log));
        }
        return database;
    }

    /** A connection with all rights. */
    public Connection root() throws SQLException {
        return connect("root", ROOT_PASSWORD);
    }

    /** A connection that may only read, as the audit's. */
    Connection reader() throws SQLException {
        return connect("audit", READER_PASSWORD);
    }

    public int port() {
        return port;
    }

    /** Creates one schema with the tables of all owners. */
    public void createAll(String schema) throws SQLException, IOException {
        createSchemas(new SchemaNames(owner -> schema));
    }

    /** Where root, who has no password, finds a schema. */
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?characterEncoding=UTF-8&connectionTimeZone=UTC";
    }

    /** Creates the schemas with their tables, straight from the files that the modules apply. */
    void createSchemas(SchemaNames schemas) throws SQLException, IOException {
        try (Connection root = root()) {
            List<String> statements = new ArrayList<>(List.of(
                    "CREATE USER IF NOT EXISTS audit@'127.0.0.1' IDENTIFIED BY '" + READER_PASSWORD + "'",
                    "GRANT SELECT ON *.* TO audit@'127.0.0.1'"));
            if (DatabaseEngine.usual() == DatabaseEngine.mysql) {
                statements.add("GRANT XA_RECOVER_ADMIN ON *.* TO audit@'127.0.0.1'");
            }
            for (String schema : List.of("{stock}", "{orders}", "{payment}", "{gateway}")) {
                statements.add("CREATE DATABASE IF NOT EXISTS " + schema);
            }
            addTables(statements, "{stock}", "stock");
            addTables(statements, "{orders}", "order");
            addTables(statements, "{payment}", "payment");
            addTables(statements, "{gateway}", "gateway");
            for (String participant : Stream.of("{stock}", "{orders}", "{payment}").map(schemas::in).distinct().toList()) {
                addTables(statements, participant, "undo");
                addTables(statements, participant, "fence");
                addTables(statements, participant, "deadletter");
            }
            addTables(statements, "{orders}", "outbox");
            addTables(statements, "{orders}", "halfmessage");
            SoundShop.run(root, schemas, statements);
        }
    }

    private static void addTables(List<String> statements, String schema, String owner) throws IOException {
        statements.add("USE " + schema);
        try (Stream<Path> files = Files.list(ROOT.resolve("sql").resolve(owner))) {
            for (Path file : files.sorted(Comparator.comparing(TestDatabase::version, Arrays::compare)).toList()) {
                statements.add(Files.readString(file));
            }
        }
    }

    /** As Flyway reads it: {@code V14_1__name.sql} comes after {@code V4_7__name.sql}. */
    private static int[] version(Path file) {
        String name = file.getFileName().toString();
        return Arrays.stream(name.substring(1, name.indexOf("__")).split("_")).mapToInt(Integer::parseInt).toArray();
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/?characterEncoding=UTF-8&connectionTimeZone=UTC&allowMultiQueries=true", user, password);
    }

    private boolean answers() {
        try (Connection connection = root()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
    }
}
