package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Host and port, written {@code host:port}. */
public record Address(String host, int port) {

    static Address local(int port) {
        return new Address("127.0.0.1", port);
    }

    /** Reads {@code host:port}. */
    @JsonCreator
    public static Address of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("host:port expected instead of " + text);
        }
        return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    @JsonValue
    public String toString() {
        return host + ":" + port;
    }
}
