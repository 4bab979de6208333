package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a stack is at this moment.
 *
 * @param ready     every process is ready, so the shop sells
 * @param processes all that should run, dead ones too, in the order of starting
 * @param urls      storefront, console, api
 * @param modes     scenario to mode; empty while the gateway is not ready
 * @param warnings  what the operator should mend although the shop sells, in words
 */
@JsonPropertyOrder({"ready", "processes", "urls", "modes", "warnings"})
public record StackStatus(
        boolean ready,
        List<ProcessStatus> processes,
        Map<String, String> urls,
        Map<String, String> modes,
        List<String> warnings) {

    /** What is up: nothing. */
    static StackStatus nothing() {
        return new StackStatus(false, List.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * @param pid            0 when it never ran
     * @param managementPort where it tells of its health and its metrics; 0 for servers, which have no such place
     * @param rssMb          resident memory in MiB, 0 when dead
     */
    @JsonPropertyOrder({"name", "pid", "port", "managementPort", "rssMb", "ready"})
    public record ProcessStatus(String name, long pid, int port, int managementPort, long rssMb, boolean ready) {}

    static StackStatus of(Site site, RunningStack running) {
        List<ProcessStatus> processes = Topology.of(running).parallelStream()
                .map(component -> processStatus(component, site, running))
                .toList();
        boolean ready = processes.stream().allMatch(ProcessStatus::ready);
        Operated operated = ready ? operated(site, running) : Operated.UNKNOWN;
        return new StackStatus(ready, processes, urls(running), operated.modes, operated.warnings);
    }

    private static ProcessStatus processStatus(Component component, Site site, RunningStack running) {
        return running.process(component.name())
                .map(p -> new ProcessStatus(
                        p.name(),
                        p.pid(),
                        p.port(),
                        running.management(site.home(), p.name()).map(Address::port).orElse(0),
                        ResidentMemory.mib(p),
                        p.isAlive() && Waiting.until(Duration.ZERO, () -> component.isReady(site))))
                .orElseGet(() -> new ProcessStatus(component.name(), 0, 0, 0, 0, false));
    }

    private static Map<String, String> urls(RunningStack running) {
        Map<String, String> urls = new TreeMap<>();
        urls.put("storefront", running.baseUrl() + "/");
        urls.put("console", running.baseUrl() + "/console");
        urls.put("api", running.baseUrl() + "/api");
        return urls;
    }

    /** What only the operator may ask. */
    private record Operated(Map<String, String> modes, List<String> warnings) {
        static final Operated UNKNOWN = new Operated(Map.of(), List.of());
    }

    private static Operated operated(Site site, RunningStack running) {
        try (OperatorApi operator = OperatorApi.login(running.baseUrl(), site.secrets())) {
            Map<String, String> modes = new TreeMap<>();
            operator.scenarios().forEach(s -> modes.put(s.scenario(), s.mode()));
            return new Operated(modes, warnings(operator.refusedConfiguration(), modes, site, running));
        } catch (EnvironmentException refused) {
            return Operated.UNKNOWN;
        }
    }

    private static List<String> warnings(String refused, Map<String, String> modes, Site site, RunningStack running) {
        List<String> warnings = new ArrayList<>();
        if (!refused.isEmpty()) {
            warnings.add("the configuration of the modes is refused, the last good one stays: " + refused);
        }
        if (!running.external().has(Redis.NAME) && losesTheLastSecond(site.home())) {
            warnings.add("tickets of the last two seconds are lost when the machine dies:"
                    + " ./seckill up --redis-durability always keeps them");
        }
        if (!running.hasBroker(site.home())) {
            modes.forEach((scenario, mode) -> {
                if (RocketMq.isNeededBy(mode)) {
                    warnings.add(scenario + " is in " + mode + ", and there is no broker: ./seckill up starts it");
                }
            });
        }
        return warnings;
    }

    private static boolean losesTheLastSecond(Home home) {
        try {
            return Redis.durabilityIn(home) == RedisDurability.everysec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
