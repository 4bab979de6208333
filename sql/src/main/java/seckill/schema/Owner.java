package seckill.schema;

import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/**
 * Who owns tables: a schema, a user of the same name with rights there and nowhere else, and the migrations that make the tables.
 *
 * <p>Folders, history and order are those which the owner's application.yml has; a test holds them to it, so that an
 * application finds done what it would have done itself.
 */
enum Owner {
    STOCK("flyway_stock", false, "stock", "undo", "fence", "deadletter"),
    ORDERS("flyway_order", false, "order", "undo", "fence", "outbox", "halfmessage", "deadletter"),
    PAYMENT("flyway_payment", false, "payment", "undo", "fence", "deadletter"),
    GATEWAY("flyway_gateway", true, "gateway", "deadletter"),
    /** Seata's coordinator, when its nodes share a database; it makes no tables itself. */
    TC("flyway_tc", false, "tc");

    final String history;
    final boolean outOfOrder;
    final String[] folders;

    Owner(String history, boolean outOfOrder, String... folders) {
        this.history = history;
        this.outOfOrder = outOfOrder;
        this.folders = folders;
    }

    String schema() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return how many migrations had to be carried out */
    int migrate(DatabaseServer server, String password) {
        return Flyway.configure()
                .dataSource(server.url(schema()), schema(), password)
                .locations(Arrays.stream(folders).map(folder -> "classpath:db/" + folder).toArray(String[]::new))
                .failOnMissingLocations(true)
                .table(history)
                .outOfOrder(outOfOrder)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
