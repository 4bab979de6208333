package seckill.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status for the eye. */
final class StatusTable {

    private StatusTable() {}

    static List<String> lines(StackStatus status) {
        if (status.processes().isEmpty()) {
            return List.of("Nothing is up. Start it: ./seckill up");
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("process", "pid", "port", "metrics", "MiB", "state"));
        for (StackStatus.ProcessStatus process : status.processes()) {
            lines.add(row(
                    process.name(),
                    number(process.pid()),
                    number(process.port()),
                    number(process.managementPort()),
                    number(process.rssMb()),
                    state(process)));
        }
        status.modes().forEach((scenario, mode) -> lines.add("mode of " + scenario + ": " + mode));
        status.warnings().forEach(warning -> lines.add("warning: " + warning));
        if (status.ready()) {
            lines.add("storefront: " + status.urls().get("storefront"));
        } else {
            lines.add("Not ready. Start what is dead: ./seckill up   Find out why: ./seckill doctor");
        }
        return lines;
    }

    private static String state(StackStatus.ProcessStatus process) {
        if (process.ready()) {
            return "ready";
        }
        return process.rssMb() > 0 ? "not ready: ./seckill logs " + process.name() : "dead: ./seckill up starts it again";
    }

    private static String row(String name, String pid, String port, String management, String memory, String state) {
        return String.format(Locale.ROOT, "%-9s %8s %6s %7s %5s  %s", name, pid, port, management, memory, state);
    }

    private static String number(long value) {
        return value == 0 ? "-" : Long.toString(value);
    }
}
