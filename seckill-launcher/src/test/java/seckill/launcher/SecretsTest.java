package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path dir;
    Home home;

    @BeforeEach
    void home() throws Exception {
        home = new Home(dir.resolve("home")).create();
    }

    @Test
    void a_secret_is_made_once_and_stays() {
        String made = Secrets.of(home).get("operator-password");
        assertEquals(made, Secrets.of(home).get("operator-password"));
        assertTrue(made.length() >= 24, made);
    }

    @Test
    void two_secrets_and_two_homes_share_nothing() throws Exception {
        Home other = new Home(dir.resolve("other")).create();
        String made = Secrets.of(home).get("redis-password");
        assertNotEquals(made, Secrets.of(home).get("nacos-password"));
        assertNotEquals(made, Secrets.of(other).get("redis-password"));
    }

    @Test
    void only_the_owner_can_read_secrets() throws Exception {
        Secrets.of(home).get("redis-password");
        assertEquals("rw-------", mode(home.secrets().resolve("redis-password")));
        assertEquals("rwx------", mode(home.secrets()));
        assertEquals("rwx------", mode(home.run()));
    }

    @Test
    void a_key_has_32_bytes() {
        assertEquals(32, Base64.getDecoder().decode(Secrets.of(home).key("session-key")).length);
    }

    @Test
    void a_secret_that_was_not_made_is_not_found() {
        assertTrue(Secrets.of(home).find("none").isEmpty());
    }

    @Test
    void a_password_needs_no_quoting_anywhere() {
        Stream.iterate(0, i -> i + 1).limit(100).forEach(i -> {
            String made = Secrets.of(home).get("p" + i);
            assertTrue(made.matches("[A-Za-z0-9_-]+"), made);
        });
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
