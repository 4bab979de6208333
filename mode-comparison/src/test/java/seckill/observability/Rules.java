package seckill.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The rules of Prometheus as they stand in their file. */
record Rules(List<Alert> alerts, List<Recorded> recorded) {

    record Alert(String name, String expr, String runbook) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Recorded(String name, String expr) {}

    static Rules delivered() {
        return read(Watching.text(Watching.RULES));
    }

    @SuppressWarnings("unchecked") // of a file whose shape promtool checks
    private static Rules read(String yaml) {
        List<Alert> alerts = new ArrayList<>();
        List<Recorded> recorded = new ArrayList<>();
        Map<String, List<Map<String, Object>>> file = new Yaml().load(yaml);
        for (Map<String, Object> group : file.get("groups")) {
            for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
                String expr = rule.get("expr").toString();
                if (rule.containsKey("record")) {
                    recorded.add(new Recorded(rule.get("record").toString(), expr));
                } else {
                    Map<String, String> annotations = (Map<String, String>) rule.getOrDefault("annotations", Map.of());
                    alerts.add(new Alert(rule.get("alert").toString(), expr, annotations.getOrDefault("runbook_url", "")));
                }
            }
        }
        return new Rules(List.copyOf(alerts), List.copyOf(recorded));
    }

    List<String> expressions() {
        List<String> all = new ArrayList<>();
        recorded.forEach(it -> all.add(it.expr()));
        alerts.forEach(it -> all.add(it.expr()));
        return all;
    }
}
