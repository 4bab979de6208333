package seckill.k8s;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * Nobody is killed who still ends as he should: what a pod waits for by itself takes less time than Kubernetes grants.
 *
 * <p>Source: dubbo.service.shutdown.wait is 10 s when nobody sets it; then Dubbo's own hook waits for nobody.
 */
class GracePeriodsTest implements ManifestRule {

    /** Dubbo's wait, and in gateways AnswerBeforeClosing. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    /** Letters, Seata, Redis and pools, which are quick or have gone. */
    private static final Duration THE_REST = Duration.ofSeconds(10);

    @Override
    public Stream<String> faults(Manifests manifests) {
        return manifests.pods().stream().filter(p -> p.areTheShops() && p.areToStay()).flatMap(GracePeriodsTest::faults);
    }

    private static Stream<String> faults(Pods pods) {
        Duration hook = Duration.ofSeconds(pods.containers().getFirst().at("lifecycle", "preStop", "sleep", "seconds").number(0));
        Duration leave = DurationStyle.detectAndParse(Application.of(pods).orElseThrow().variable("SECKILL_LEAVE_FOR").transform(t -> t.isEmpty() ? "0s" : t));
        Duration granted = Duration.ofSeconds(pods.spec().at("terminationGracePeriodSeconds").number(30));
        Duration wanted = hook.plus(leave).plus(IN_FLIGHT).plus(THE_REST);
        String role = pods.labels().get("seckill/role");
        return Stream.of(
                        granted.compareTo(wanted) > 0 || role.equals("coordinator") ? "" : pods + " is killed after " + granted + ", and may take " + wanted,
                        role.equals("participant") && leave.isZero() ? pods + " closes before callers have heard that it leaves" : "",
                        leave.compareTo(IN_FLIGHT) >= 0 ? pods + " serves on for " + leave + ", and Dubbo closes after " + IN_FLIGHT : "",
                        role.equals("gateway") && hook.isZero() ? pods + " closes before the Service's endpoints have forgotten it" : "")
                .filter(fault -> !fault.isEmpty());
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.set("Deployment", "stock-service", "spec/template/spec/terminationGracePeriodSeconds", "25"), "is killed after PT25S"),
                new Broken(Damage.set("Deployment", "seckill-gateway", "spec/template/spec/containers/0/lifecycle/preStop/sleep/seconds", "40"), "may take PT1M"),
                new Broken(Damage.remove("Deployment", "seckill-gateway", "spec/template/spec/containers/0/lifecycle"), "have forgotten it"),
                new Broken(Damage.variable("Deployment", "order-service", "SECKILL_LEAVE_FOR", "{ \"name\": \"SECKILL_LEAVE_FOR\", \"value\": \"0s\" }"), "closes before callers"),
                new Broken(Damage.variable("Deployment", "order-service", "SECKILL_LEAVE_FOR", "{ \"name\": \"SECKILL_LEAVE_FOR\", \"value\": \"12s\" }"), "Dubbo closes after"));
    }
}
