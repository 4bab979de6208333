package seckill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopologyIT {
    private static TwoOfEverything shop;

    @BeforeAll
    static void start() throws Exception {
        long begin = System.nanoTime();
        shop = TwoOfEverything.start(Path.of("..").toAbsolutePath().normalize(), Path.of("target/topology").toAbsolutePath(), "db");
        System.out.println("UP after " + Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void it_is_at_rest() {
        var report = shop.audit(Duration.ofSeconds(60));
        System.out.println(report);
        assertThat(report.atRest()).isTrue();
    }
}
