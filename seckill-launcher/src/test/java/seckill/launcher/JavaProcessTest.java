package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {

    private static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005";

    @TempDir Path dir;

    @Test
    void flags_of_a_component_are_given_to_its_jvm_and_to_no_other() {
        Home home = new Home(dir);
        Site site = new Site(dir, home, Secrets.of(home), Ports.of(home, Map.of()), null, Map.of("stock", List.of(DEBUGGER)));

        List<String> stock = new JavaProcess(site, "stock", "Main", 64, dir).line();

        assertTrue(stock.indexOf(DEBUGGER) < stock.indexOf("-cp"), stock::toString);
        assertEquals(-1, new JavaProcess(site, "order", "Main", 64, dir).line().indexOf(DEBUGGER));
    }
}
