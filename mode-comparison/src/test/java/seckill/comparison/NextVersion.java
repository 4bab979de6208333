package seckill.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A version of the shop after this one, made of its own sources: every module has a migration more, and a reply a component more. It is
 * a folder that stands before the jars of a process.
 *
 * @param classes of what is other than in this version
 */
record NextVersion(Path classes) {

    private static final String MIGRATION = "V99__next_version.sql";

    /** The module's folder of migrations, its table, and the table of its history. */
    private static final List<List<String>> TABLES = List.of(
            List.of("stock", "stock", "reservation"),
            List.of("order", "orders", "orders"),
            List.of("payment", "payment", "payment"),
            List.of("gateway", "gateway", "checkout"));

    static NextVersion in(Path folder) throws IOException {
        Path reply = Path.of("seckill/participant/Reply.java");
        String source = Files.readString(Repository.root().resolve("seckill-transaction/participant-api/src/main/java").resolve(reply));
        String next = source.replace(
                "record Done() implements Reply {}",
                "record Done(String by) implements Reply { public Done() { this(\"the next version\"); } }");
        if (next.equals(source)) {
            throw new IllegalStateException("there is no such reply any more");
        }
        Path file = folder.resolve("sources").resolve(reply);
        Files.createDirectories(file.getParent());
        Files.writeString(file, next);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int code = ToolProvider.getSystemJavaCompiler().run(
                null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), file.toString());
        if (code != 0) {
            throw new IllegalStateException("the next version does not compile");
        }
        for (List<String> table : TABLES) {
            Path migrations = Files.createDirectories(classes.resolve("db").resolve(table.getFirst()));
            Files.writeString(migrations.resolve(MIGRATION), "ALTER TABLE " + table.getLast() + " ADD COLUMN of_next_version VARCHAR(20) NULL;\n");
        }
        return new NextVersion(classes);
    }

    /** Takes its columns away again, and the memory of them: other specs go on with this version. */
    static void forget(Tables tables) {
        TABLES.forEach(table -> {
            Sql sql = tables.of(table.get(1));
            sql.update("ALTER TABLE " + table.getLast() + " DROP COLUMN of_next_version");
            sql.update("DELETE FROM flyway_" + table.getFirst() + " WHERE version = '99'");
        });
    }
}
