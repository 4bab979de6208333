package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be backed up by the bundled programs is refused, with the way to do it. */
class BackupTest {

    @TempDir Path dir;

    @Test
    void nothing_is_up() {
        assertTrue(refused().contains("./seckill up"), refused());
    }

    @Test
    void the_databases_are_on_a_server_of_ones_own() throws Exception {
        upWith(new Outside(Set.of("database")));
        assertTrue(refused().contains("docs/backup.md"), refused());
    }

    @Test
    void the_databases_are_mysqls() throws Exception {
        upWith(Outside.NONE);
        Files.createDirectories(DatabaseEngine.mysql.data(new Home(dir)));
        assertTrue(refused().contains("mysqldump"), refused());
    }

    private void upWith(Outside outside) throws Exception {
        Home home = new Home(dir).create();
        new RunningStack(Assembly.MODULES, outside, "", Address.local(1), Address.local(1), List.of()).write(home);
    }

    private String refused() {
        return assertThrows(EnvironmentException.class, () -> Backup.of(dir, new Home(dir), Clock.systemUTC())).getMessage();
    }
}
