package seckill.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/**
 * Makes schemas, users and tables, and may be run again: what is there stays, what is missing is added, passwords become those
 * of the environment. Exit codes are those of {@code ./seckill}: 0 done, 2 the environment is incomplete, 3 the server said no.
 */
public final class MakeSchemas {

    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 3;

    private static final Logger log = System.getLogger(MakeSchemas.class.getName());

    private MakeSchemas() {}

    /** The environment variables that it wants. */
    public static List<String> variables() {
        return Surroundings.VARIABLES;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv()));
    }

    static int run(Map<String, String> variables) {
        try {
            make(new Surroundings(variables));
            return 0;
        } catch (IllegalArgumentException e) {
            log.log(Level.ERROR, e.getMessage());
            return USAGE;
        } catch (SQLException | FlywayException e) {
            log.log(Level.ERROR, "The database refused: " + e.getMessage() + " (is it up, and may DATABASE_ADMIN_USER create schemas and users?)");
            return ENVIRONMENT;
        }
    }

    private static void make(Surroundings surroundings) throws SQLException {
        DatabaseServer server = surroundings.server();
        String auditor = surroundings.passwordOf(DatabaseServer.AUDITOR);
        Map<Owner, String> passwords = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            // all are asked for before anything is changed
            passwords.put(owner, surroundings.passwordOf(owner.schema()));
        }
        try (Connection database = server.connect()) {
            DatabaseServer.refuseTriggersOfSuperOnly(database);
            DatabaseServer.makeAuditor(database, auditor);
            for (Owner owner : Owner.values()) {
                DatabaseServer.make(database, owner, passwords.get(owner));
            }
        }
        passwords.forEach((owner, password) ->
                log.log(Level.INFO, "{0}: {1} migrations carried out", owner.schema(), owner.migrate(server, password)));
    }
}
