package seckill.monolith.jta;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param databases    by owner: stock, orders, payment
 * @param log          the folder of decisions. It belongs to the databases: whoever loses it loses what was decided, and
 *                     two processes must never share one
 * @param node         the name of this process in the XIDs of its branches, at most 28 bytes. Recovery rolls back what
 *                     bears this name and is not in the log, so no two processes on one database server may share it
 * @param connectionsMax per database: one for each checkout in flight, and some for the reads beside them
 * @param recoverEvery the pause between two looks for branches that nobody has ended, whole seconds
 * @param orphanAfter  how long a branch must have been prepared without a decision until it is rolled back; longer than a
 *                     living transaction can be between its first prepare and its decision
 */
@ConfigurationProperties("seckill.jta")
record JtaSettings(
        Map<String, Database> databases,
        Path log,
        String node,
        @DefaultValue("40") int connectionsMax,
        @DefaultValue("2s") Duration recoverEvery,
        @DefaultValue("10s") Duration orphanAfter) {

    private static final int NODE_BYTES_MAX = 28;

    JtaSettings {
        databases = Map.copyOf(databases);
        if (node.isBlank() || node.length() > NODE_BYTES_MAX) {
            throw new IllegalArgumentException("seckill.jta.node must have 1 to 28 characters, not: " + node);
        }
    }

    Database of(String owner) {
        Database database = databases.get(owner);
        if (database == null) {
            throw new IllegalArgumentException("seckill.jta.databases." + owner + " is missing");
        }
        return database;
    }

    /** @param username may see prepared branches; MySQL asks for XA_RECOVER_ADMIN, MariaDB for nothing */
    record Database(String url, String username, String password) {
        @Override
        public String toString() {
            return username + "@" + url; // never the password
        }
    }
}
