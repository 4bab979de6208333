package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The credentials of a home: made once, by chance, and kept in one file each (mode 0600). There is no default password
 * anywhere.
 *
 * <p>Names: {@code database-root-password}, {@code database-USER-password} (users: stock, orders, payment, gateway,
 * monolith, and {@code audit}, which reads all schemas), {@code redis-password} (the shop's), {@code redis-audit-password},
 * {@code redis-admin-password}, {@code nacos-password},
 * {@code nacos-token-key}, {@code nacos-identity-key}, {@code nacos-identity-value}, {@code tc-console-password},
 * {@code tc-console-key}, {@code operator-password}, {@code auditor-password},
 * {@code buyer-password}, {@code session-key}, {@code shipping-key}, {@code payment-key}. Beside them, no secret but made by chance as they are: {@code jta-node},
 * the name by which the transactions of this home are told from those of others on the same database server.
 */
public final class Secrets {

    private static final SecureRandom CHANCE = new SecureRandom();

    /** 24 characters of 6 bits: out of reach of guessing, short enough to be typed. */
    private static final int PASSWORD_BYTES = 18;

    private static final int KEY_BYTES = 32;

    /** As many as the coordinator's console wants for its key. */
    private static final int DIGITS = 96;

    private final Path dir;

    private Secrets(Path dir) {
        this.dir = dir;
    }

    public static Secrets of(Home home) {
        return new Secrets(home.secrets());
    }

    /** The secret with this name; made now when there is none yet. Safe to put into a URL, a shell line or SQL quotes. */
    public String get(String name) {
        return find(name).orElseGet(() -> keep(name, Base64.getUrlEncoder().withoutPadding().encodeToString(chance(PASSWORD_BYTES))));
    }

    /** 32 bytes in base64, made now when there are none yet. */
    public String key(String name) {
        return find(name).orElseGet(() -> keep(name, Base64.getEncoder().encodeToString(chance(KEY_BYTES))));
    }

    /** 96 hexadecimal digits, made now when there are none yet. */
    public String digits(String name) {
        return find(name).orElseGet(() -> keep(name, HexFormat.of().formatHex(chance(DIGITS / 2))));
    }

    /** Of a database user: stock, orders, payment, gateway, monolith, audit. */
    public String databasePassword(String user) {
        return get("database-" + user + "-password");
    }

    /** The secret with this name, if there is one. */
    public Optional<String> find(String name) {
        try {
            Path file = file(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("secret " + name + " cannot be read", e);
        }
    }

    /** Where the secret with this name is kept, so that a person can be told. */
    public Path file(String name) {
        return dir.resolve(name);
    }

    String keep(String name, String value) {
        try {
            PrivateFile.write(file(name), value + "\n");
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("secret " + name + " cannot be written", e);
        }
    }

    private static byte[] chance(int bytes) {
        byte[] out = new byte[bytes];
        CHANCE.nextBytes(out);
        return out;
    }
}
