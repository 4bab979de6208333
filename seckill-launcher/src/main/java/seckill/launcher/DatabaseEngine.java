package seckill.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Which database server the launcher starts. */
public enum DatabaseEngine {
    mariadb("database"),
    mysql("mysql");

    private final String folder;

    DatabaseEngine(String folder) {
        this.folder = folder;
    }

    /** Where nothing else was said: MariaDB, or what {@code -Dseckill.database} names. */
    public static DatabaseEngine usual() {
        String named = System.getProperty("seckill.database", mariadb.name());
        return Arrays.stream(values())
                .filter(engine -> engine.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new EnvironmentException(
                        "-Dseckill.database=" + named + ": there are " + Arrays.toString(values()) + "."));
    }

    /** A home keeps the one it was made with: neither reads what the other has written. */
    static DatabaseEngine of(Site site) {
        Optional<DatabaseEngine> made = in(site.home());
        site.engine().filter(wanted -> made.isPresent() && made.get() != wanted).ifPresent(wanted -> {
            throw new EnvironmentException("The data in " + site.home().data() + " is " + made.get() + "'s, and " + wanted
                    + " cannot read it. Use another --home.");
        });
        return made.or(site::engine).orElseGet(DatabaseEngine::usual);
    }

    /** What the data of this home was made with; empty when there is none. */
    static Optional<DatabaseEngine> in(Home home) {
        return Arrays.stream(values()).filter(engine -> Files.isDirectory(engine.data(home))).findFirst();
    }

    Path data(Home home) {
        return home.data().resolve(folder);
    }

    /** @param root the folder with the built modules */
    public DatabaseServer server(Path root) {
        return switch (this) {
            case mariadb -> new MariaDb(root.resolve("infrastructure/database/target/mariadb"));
            case mysql -> new MySql(root.resolve("var/cache/mysql"));
        };
    }
}
