package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WishesTest {

    @Test
    void the_same_seed_wants_the_same() {
        assertThat(of(1, Workload.UNIFORM, 0)).isEqualTo(of(1, Workload.UNIFORM, 0)).isNotEqualTo(of(2, Workload.UNIFORM, 0)).isNotEqualTo(of(1, Workload.UNIFORM, 1));
    }

    @Test
    void refusals_are_among_them_and_nobody_wants_the_hot_product_unless_it_is_hot() {
        List<Wish> uniform = of(1, Workload.UNIFORM, 0);

        assertThat(uniform.stream().filter(it -> it.kind() == Wish.Kind.SCARCE).count()).isBetween(50L, 150L);
        assertThat(uniform.stream().filter(it -> it.kind() == Wish.Kind.POOR).count()).isBetween(50L, 150L);
        assertThat(uniform).noneMatch(it -> it.product() == 0);
        assertThat(of(1, Workload.HOT, 0).stream().filter(it -> it.product() == 0).count()).isBetween(650L, 850L);
    }

    private static List<Wish> of(long seed, Workload workload, int buyer) {
        Wishes wishes = new Wishes(seed, workload, buyer, 40);
        return Stream.generate(wishes::next).limit(1_000).toList();
    }
}
