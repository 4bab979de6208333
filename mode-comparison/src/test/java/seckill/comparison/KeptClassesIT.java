package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;

/** What a process has once loaded, the next one maps: the stack of these specs had its classes kept when it was up. */
@WithStacks
class KeptClassesIT {

    @ParameterizedTest
    @ValueSource(strings = {"stock", "gateway"})
    void a_process_that_is_started_again_maps_the_classes_of_the_one_before(String component, Stacks stacks) throws IOException {
        ShopUnderTest shop = stacks.running(Assembly.MODULES);
        shop.kill(component);

        shop.up();

        Path maps = Path.of("/proc", Long.toString(shop.running().process(component).orElseThrow().pid()), "maps");
        List<String> archives = Files.readAllLines(maps).stream().filter(line -> line.endsWith(".jsa")).toList();
        assertThat(archives).as("beside the JDK's own").anyMatch(line -> line.contains("Application-"));
    }
}
