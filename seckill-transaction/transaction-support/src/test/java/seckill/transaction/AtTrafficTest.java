package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtTrafficTest {

    @Test
    void branches_are_likely_until_none_was_seen_and_again_when_one_was() {
        AtTraffic traffic = new AtTraffic();
        assertThat(traffic.isLikely()).isTrue();
        traffic.notSeen();
        assertThat(traffic.isLikely()).isFalse();
        traffic.seen();
        assertThat(traffic.isLikely()).isTrue();
    }
}
