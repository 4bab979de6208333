package seckill.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The doctor's look at the processes of a stack. */
final class StackExamination {

    private static final int ERRORS_SHOWN = 3;

    private final Path root;
    private final Home home;
    private final RunningStack running;

    StackExamination(Path root, Home home, RunningStack running) {
        this.root = root;
        this.home = home;
        this.running = running;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Site site = Site.of(root, home, running);
        for (StackStatus.ProcessStatus process : StackStatus.of(site, running).processes()) {
            findings.add(finding(process));
        }
        if (!running.external().isEmpty()) {
            findings.add(external(site.servers(), running.external()));
        }
        return findings;
    }

    private Finding finding(StackStatus.ProcessStatus process) {
        boolean alive = running.process(process.name()).filter(RunningProcess::isAlive).isPresent();
        if (process.ready()) {
            return Finding.ok(
                    process.name(),
                    String.format(Locale.ROOT, "ready on port %d, %d MiB", process.port(), process.rssMb()));
        }
        List<String> errors = Doctor.lastErrors(home.logOf(process.name()), ERRORS_SHOWN);
        String said = errors.isEmpty() ? "" : "; it said: " + String.join(" | ", errors);
        return alive
                ? Finding.problem(
                        process.name(),
                        "runs (pid " + process.pid() + ") but is not ready" + said,
                        "Mend first what it needs. If it stays so: ./seckill down && ./seckill up; log: ./seckill logs "
                                + process.name())
                : Finding.problem(
                        process.name(), "is dead (it was pid " + process.pid() + ")" + said, "./seckill up starts it again");
    }

    private static Finding external(Servers servers, Outside outside) {
        try {
            ExternalServers.refuseUnreachable(servers, outside);
            return Finding.ok("external servers", String.join(", ", new TreeSet<>(outside.servers())) + ": all answer");
        } catch (EnvironmentException e) {
            return Finding.problem("external servers", e.getMessage(), "Start that server, or correct --infra-config.");
        }
    }
}
