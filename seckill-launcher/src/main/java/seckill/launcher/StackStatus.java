package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
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
 */
@JsonPropertyOrder({"ready", "processes", "urls", "modes"})
public record StackStatus(
        boolean ready, List<ProcessStatus> processes, Map<String, String> urls, Map<String, String> modes) {

    /**
     * @param pid   0 when it never ran
     * @param rssMb resident memory in MiB, 0 when dead
     */
    @JsonPropertyOrder({"name", "pid", "port", "rssMb", "ready"})
    public record ProcessStatus(String name, long pid, int port, long rssMb, boolean ready) {}

    static StackStatus of(Site site, RunningStack running) {
        List<ProcessStatus> processes = Topology.of(running).parallelStream()
                .map(component -> processStatus(component, site, running))
                .toList();
        boolean ready = processes.stream().allMatch(ProcessStatus::ready);
        return new StackStatus(ready, processes, urls(running), ready ? modes(site.secrets(), running) : Map.of());
    }

    private static ProcessStatus processStatus(Component component, Site site, RunningStack running) {
        return running.process(component.name())
                .map(p -> new ProcessStatus(
                        p.name(),
                        p.pid(),
                        p.port(),
                        ResidentMemory.mib(p),
                        p.isAlive() && Waiting.until(Duration.ZERO, () -> component.isReady(site))))
                .orElseGet(() -> new ProcessStatus(component.name(), 0, 0, 0, false));
    }

    private static Map<String, String> urls(RunningStack running) {
        Map<String, String> urls = new TreeMap<>();
        urls.put("storefront", running.baseUrl() + "/");
        urls.put("console", running.baseUrl() + "/console");
        urls.put("api", running.baseUrl() + "/api");
        return urls;
    }

    private static Map<String, String> modes(Secrets secrets, RunningStack running) {
        try (OperatorApi operator = OperatorApi.login(running.baseUrl(), secrets)) {
            Map<String, String> modes = new TreeMap<>();
            operator.scenarios().forEach(s -> modes.put(s.scenario(), s.mode()));
            return modes;
        } catch (EnvironmentException refused) {
            return Map.of();
        }
    }
}
