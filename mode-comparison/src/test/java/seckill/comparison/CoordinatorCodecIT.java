package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;

/**
 * A frame says by itself how it is to be read, whatever the configuration says, and a reader of Hessian makes whatever class the frame
 * names (CVE-2024-22399). The coordinator knows one codec because no other is on its class path.
 */
@WithStacks
class CoordinatorCodecIT {

    private static final int REGISTERED = 102;

    private static ShopUnderTest shop;
    private static int port;

    @BeforeAll
    static void a_running_coordinator(Stacks stacks) {
        shop = stacks.running(Assembly.MODULES);
        port = shop.running().process("tc").orElseThrow().port();
    }

    /** The control: a frame in the codec that is allowed is read and answered. */
    @Test
    void a_registration_in_the_allowed_codec_is_read() {
        CoordinatorFrame answer = CoordinatorFrame.ofSeata(CoordinatorFrame.SEATA).answered("127.0.0.1", port).orElseThrow();
        assertThat(answer.codec()).isEqualTo(CoordinatorFrame.SEATA);
        assertThat(answer.message()).isEqualTo(REGISTERED);
    }

    @Test
    void a_frame_in_hessian_is_refused() throws IOException {
        String className = "javax.swing.UIDefaults"; // it, or what is in it, begins public chains of gadgets
        long before = complaints();

        assertThat(CoordinatorFrame.ofHessian(className).answered("127.0.0.1", port)).isEmpty();

        await("the coordinator complains").until(() -> complaints() > before);
        a_registration_in_the_allowed_codec_is_read();
    }

    /** Protocol Buffers, Kryo, FST, Hessian, Jackson, and numbers that no codec has: the same bytes, read otherwise or not at all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 8, 22, 50, 99, 127})
    void the_same_registration_in_another_codec_is_refused(int codec) {
        assertThat(CoordinatorFrame.ofSeata(codec).answered("127.0.0.1", port)).isEmpty();
    }

    /** Why it is refused: what would read it is not there. */
    @Test
    void no_other_codec_is_on_the_class_path() throws IOException {
        Path lib = Repository.root().resolve("infrastructure/tc/target/lib");
        try (Stream<Path> jars = Files.list(lib)) {
            List<String> names = jars.map(it -> it.getFileName().toString()).toList();
            assertThat(names).filteredOn(it -> it.startsWith("seata-serializer-")).containsExactly("seata-serializer-seata-2.0.0.jar");
            assertThat(names).noneMatch(it -> it.matches("(hessian|kryo|fst|sofa-hessian)-.*"));
        }
    }

    /** How often it has written down that it knows no such codec. */
    private static long complaints() throws IOException {
        try (Stream<Path> logs = Files.walk(shop.home().dir().resolve("log"))) {
            return logs.filter(it -> it.getFileName().toString().equals("tc.log"))
                    .flatMap(CoordinatorCodecIT::lines)
                    .filter(line -> line.contains("EnhancedServiceNotFoundException") || line.contains("not found service provider"))
                    .count();
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
