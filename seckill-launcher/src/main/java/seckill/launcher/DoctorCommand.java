package seckill.launcher;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./seckill doctor}. */
@Command(name = "doctor", description = "Looks for what is wrong with the machine and the shop, and says how to mend it.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(home.root(), home.home()).examine();
        for (Finding finding : findings) {
            Terminal.data(String.format(
                    Locale.ROOT, "%-8s %-22s %s", finding.ok() ? "ok" : "PROBLEM", finding.check(), finding.seen()));
            if (!finding.ok()) {
                Terminal.data("         " + finding.mend());
            }
        }
        return findings.stream().allMatch(Finding::ok) ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
