package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseEngineTest {

    @TempDir Path dir;

    @Test
    void a_new_home_gets_what_is_wanted_and_mariadb_when_nothing_is() throws Exception {
        assertEquals(DatabaseEngine.mysql, DatabaseEngine.of(site(Optional.of(DatabaseEngine.mysql))));
        assertEquals(DatabaseEngine.mariadb, DatabaseEngine.of(site(Optional.empty())));
    }

    @Test
    void a_home_keeps_the_engine_it_was_made_with() throws Exception {
        Files.createDirectories(DatabaseEngine.mysql.data(new Home(dir)));
        assertEquals(DatabaseEngine.mysql, DatabaseEngine.of(site(Optional.empty())));
        EnvironmentException refused = assertThrows(
                EnvironmentException.class, () -> DatabaseEngine.of(site(Optional.of(DatabaseEngine.mariadb))));
        assertTrue(refused.getMessage().contains("is mysql's, and mariadb cannot read it"), refused.getMessage());
    }

    @Test
    void a_mysql_that_was_not_unpacked_is_missing_with_the_way_to_get_it() throws Exception {
        EnvironmentException missing = assertThrows(
                EnvironmentException.class, () -> DatabaseEngine.mysql.server(dir).line(dir.resolve("data"), 1));
        assertTrue(missing.getMessage().contains("infrastructure/mysql/unpack"), missing.getMessage());
    }

    private Site site(Optional<DatabaseEngine> wanted) throws Exception {
        Home home = new Home(dir).create();
        return new Site(
                dir, home, Secrets.of(home), Ports.of(home, Map.of()), null, Map.of(), Map.of(), Optional.empty(), wanted);
    }
}
