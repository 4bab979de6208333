package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import seckill.checkout.Guarantees.Assembly;

/** Probes and Prometheus ask each process at a port of its own, and buyers' port knows nothing of it. */
@WithStacks
class ManagementIT {

    /** By assembly and process: the pools of which it tells how long their connections are held. */
    private static final Map<Assembly, Map<String, List<String>>> POOLS = Map.of(
            Assembly.MODULES,
            Map.of("gateway", List.of("gateway"), "stock", List.of("stock"), "order", List.of("order"), "payment", List.of("payment")),
            Assembly.MONOLITH, Map.of("monolith", List.of("monolith")),
            Assembly.MONOLITH_WITH_DATABASES, Map.of("monolith", List.of("gateway", "stock", "orders", "payment")));

    @ParameterizedTest
    @EnumSource(Assembly.class)
    void every_process_tells_of_its_health_and_its_pools_there(Assembly assembly, Stacks stacks) throws IOException {
        for (Map.Entry<String, List<String>> process : POOLS.get(assembly).entrySet()) {
            Http management = stacks.running(assembly).management(process.getKey());
            assertThat(management.get("/actuator/health/liveness").status()).as(process.getKey()).isEqualTo(200);
            assertThat(management.get("/actuator/health/readiness").status()).as(process.getKey()).isEqualTo(200);
            String metrics = asPrometheusReads(management);
            assertThat(process.getValue()).as(process.getKey()).allSatisfy(pool ->
                    assertThat(metrics).contains("seckill_connections_held_seconds_sum{pool=\"" + pool + "\"}"));
        }
    }

    @ParameterizedTest
    @EnumSource(Assembly.class)
    void where_buyers_come_there_is_nothing_of_it(Assembly assembly, Stacks stacks) throws IOException {
        ShopUnderTest shop = stacks.running(assembly);
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/health/readiness", "/actuator/metrics", "/actuator/prometheus")) {
            assertThat(new Http(shop.running().baseUrl(), "").get(path).status()).as(path).isEqualTo(404);
            assertThat(shop.operator().get(path).status()).as(path + " for the operator").isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Assembly.class, names = "MODULES", mode = EnumSource.Mode.EXCLUDE)
    void a_monolith_calls_nobody(Assembly assembly, Stacks stacks) throws IOException {
        assertThat(asPrometheusReads(stacks.running(assembly).management("monolith"))).doesNotContain("seckill_calls");
    }

    /** Not with the headers of somebody who wants JSON. */
    private static String asPrometheusReads(Http management) throws IOException {
        try (InputStream text = URI.create(management.baseUrl() + "/actuator/prometheus").toURL().openStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
