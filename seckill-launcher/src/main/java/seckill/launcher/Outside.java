package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The servers of a stack that somebody else starts and stops, by the names of the components that would be in their place.
 *
 * @param servers any of {@link #ALL}
 */
public record Outside(@JsonValue Set<String> servers) {

    static final Set<String> ALL = Set.of("database", "redis", "nacos", "tc", "rocketmq");

    /** The launcher starts everything itself. */
    public static final Outside NONE = new Outside(Set.of());

    public Outside {
        servers = Set.copyOf(servers);
    }

    /** @param written names, or what a launcher has written that knew all or none */
    @JsonCreator
    static Outside of(Object written) {
        return switch (written) {
            case Boolean all -> all ? new Outside(ALL) : NONE;
            case Collection<?> names -> new Outside(new TreeSet<>(names.stream().map(String.class::cast).toList()));
            default -> throw new IllegalArgumentException("names of servers expected instead of " + written);
        };
    }

    public boolean has(String server) {
        return servers.contains(server);
    }

    boolean isEmpty() {
        return servers.isEmpty();
    }

    String inWords() {
        return servers.isEmpty() ? "" : " with " + String.join(", ", new TreeSet<>(servers)) + " of your own";
    }
}
