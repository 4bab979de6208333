package seckill.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What this program is told by its environment, all of which must be there: none has a default. */
record Surroundings(Map<String, String> variables) {

    private static final String ADDRESS = "DATABASE_ADDRESS";
    private static final String ADMIN_USER = "DATABASE_ADMIN_USER";
    private static final String ADMIN = "admin";

    /** The address is host:port; a password for each owner's user, and for the auditor's. */
    static final List<String> VARIABLES = Stream.concat(
                    Stream.of(ADDRESS, ADMIN_USER, variableOf(ADMIN)),
                    Stream.concat(Arrays.stream(Owner.values()).map(Owner::schema), Stream.of(DatabaseServer.AUDITOR))
                            .map(Surroundings::variableOf))
            .toList();

    DatabaseServer server() {
        String address = text(ADDRESS);
        if (!address.matches("[A-Za-z0-9.-]+:[0-9]{1,5}")) {
            throw new IllegalArgumentException(ADDRESS + " must be host:port, not " + address + ".");
        }
        return new DatabaseServer(address, text(ADMIN_USER), passwordOf(ADMIN));
    }

    String passwordOf(String user) {
        return text(variableOf(user));
    }

    private static String variableOf(String user) {
        return "DATABASE_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD";
    }

    private String text(String name) {
        String value = Objects.requireNonNullElse(variables.get(name), "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The environment variable " + name + " is missing or empty. Needed are "
                    + String.join(", ", VARIABLES) + ".");
        }
        return value;
    }
}
