package seckill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;

class CapacityTest {

    private static final String ROOT = "seckill.root";
    private static final String BEFORE = System.getProperty(ROOT, "");

    @TempDir
    private Path empty;

    @BeforeAll
    static void atTheRoot() {
        System.setProperty(ROOT, Path.of("../..").toAbsolutePath().normalize().toString());
    }

    @AfterAll
    static void asItWas() {
        if (BEFORE.isEmpty()) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, BEFORE);
        }
    }

    @Test
    void a_shop_that_makes_sense_is_counted() {
        assertThat(run("--buyers=1000")).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=NONE", "--arrivals=never", "--conversion=2", "--gateways=0", "--core-hour=-1",
        "--settled-within=0", "--hottest=3", "--scenario=refund-order"})
    void one_that_does_not_is_wrong_usage(String option) {
        assertThat(run("--buyers=1000", option)).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--buyers=0", "--buyers=many", "--sales=1"})
    void nor_does_one_without_buyers(String option) {
        assertThat(run(option)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void without_figures_the_environment_lacks_something() {
        assertThat(run("--buyers=1000", "--figures=" + empty)).isEqualTo(ExitCode.ENVIRONMENT);
    }

    private int run(String... options) {
        return Execution.of(new Capacity(), Stream.concat(Stream.of("--home=" + empty), Stream.of(options)).toArray(String[]::new));
    }
}
