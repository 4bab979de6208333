package seckill.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A name that is not found is a name that nobody checks. */
class NamedMetricsTest {

    @Test
    void names_are_told_from_functions_labels_and_times() {
        assertThat(NamedMetrics.in("histogram_quantile(0.99, sum by (scenario, le) (rate(ended_bucket{outcome=\"failed\", le=~\"a b\"}[5m]))) > 1e3"))
                .containsExactly("ended_bucket");
        assertThat(NamedMetrics.in("sum(rate(a_total[5m])) / sum (rate(b:total[5m]))")).containsExactly("a_total", "b:total");
        assertThat(NamedMetrics.in("count by (process) (x != x or y != y) > 0")).containsExactly("x", "y");
        assertThat(NamedMetrics.in("absent(up{job=\"seckill\"}) or absent(down)")).containsExactly("up", "down");
        assertThat(NamedMetrics.in("max by (kind) (open) > 0 and on (kind) other")).containsExactly("open", "other");
    }

    @Test
    void rules_and_dashboards_ask_for_many_and_record_some_themselves() {
        assertThat(NamedMetrics.ofTheShop())
                .hasSizeGreaterThan(25)
                .contains("seckill_admission_seconds_bucket", "seckill_outbox_oldest_seconds", "hikaricp_connections_pending")
                .noneMatch(it -> it.startsWith("seckill:"));
    }
}
