package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

    @Test
    void a_share_of_them_is_hot_as_the_workload_says() {
        assertThat(hot(Workload.mixed(40, Duration.ZERO))).isBetween(350L, 450L);
        assertThat(hot(Workload.mixed(100, Duration.ZERO))).isEqualTo(1_000);
        assertThat(hot(Workload.mixed(0, Duration.ofMillis(10)))).isZero();
        assertThatThrownBy(() -> Workload.mixed(101, Duration.ZERO)).hasMessageContaining("0 to 100");
    }

    /** Written down when workloads were four: a comparison that was run with a seed can be run again. */
    @Test
    void seeds_of_earlier_comparisons_still_mean_the_same() {
        assertThat(products(Workload.UNIFORM)).containsExactly(25, 22, 22, 10, 15, 26, 35, 4);
        assertThat(products(Workload.HOT)).containsExactly(0, 0, 0, 0, 21, 0, 4, 0);
        assertThat(products(Workload.SLOW)).containsExactly(39, 25, 8, 27, 10, 10, 37, 8);
        assertThat(products(Workload.FAULTS)).containsExactly(36, 22, 6, 8, 24, 10, 10, 24);
    }

    private static List<Integer> products(Workload workload) {
        return of(7, workload, 3).stream().limit(8).map(Wish::product).toList();
    }

    private static long hot(Workload workload) {
        return of(1, workload, 0).stream().filter(it -> it.product() == 0).count();
    }

    private static List<Wish> of(long seed, Workload workload, int buyer) {
        Wishes wishes = new Wishes(seed, workload, buyer, 40);
        return Stream.generate(wishes::next).limit(1_000).toList();
    }
}
