package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule about the documents of an overlay, with damage that shows that it notices. */
interface ManifestRule {

    /** What is wrong, one sentence each. */
    Stream<String> faults(Manifests manifests);

    List<Broken> broken();

    /**
     * A mistake that somebody might make, in the overlay dev.
     *
     * @param noticedAs a part of the sentence that tells of it
     */
    record Broken(Consumer<Manifests> damage, String noticedAs) {}

    @ParameterizedTest
    @EnumSource
    default void holds_for(Overlay overlay) {
        assertThat(overlay.manifests()).isNotEmpty()
                .allSatisfy(manifests -> assertThat(faults(manifests)).as(manifests.name()).isEmpty());
    }

    @Test
    default void notices_each_mistake() {
        assertThat(broken()).isNotEmpty().allSatisfy(mistake -> {
            Manifests damaged = Overlay.DEV.manifests().getFirst().copy();
            mistake.damage().accept(damaged);
            assertThat(faults(damaged)).as(mistake.noticedAs()).anyMatch(fault -> fault.contains(mistake.noticedAs()));
        });
    }
}
