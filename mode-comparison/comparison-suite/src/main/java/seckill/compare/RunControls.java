package seckill.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.redisson.api.RedissonClient;
import seckill.compare.controls.Broken;
import seckill.compare.controls.ControlSite;
import seckill.compare.controls.Controls;
import seckill.compare.controls.Seen;
import seckill.compare.report.Report.ControlResult;

/** The negative controls, on the servers of the compared stack. */
final class RunControls {

    private RunControls() {}

    static List<ControlResult> on(CompareStack stack, RedissonClient redis, Steps steps) {
        try (ControlSite site = ControlSite.of(stack.itself().running(), stack.rootPassword(), redis)) {
            return Controls.run(site, seen -> steps.note("control: " + seen.control().name())).stream().map(RunControls::result).toList();
        }
    }

    private static ControlResult result(Seen seen) {
        return new ControlResult(
                seen.control().name(), seen.control().says(), seen.control().source(), seen.control().guards().stream().sorted().toList(),
                seen.isRed(), seen.caughtBy(), evidence(seen));
    }

    private static String evidence(Seen seen) {
        if (!seen.error().isEmpty()) {
            return "could not be run: " + seen.error();
        }
        String wrong = seen.wrong().stream().map(Broken::evidence).collect(Collectors.joining("; "));
        return seen.right().isEmpty()
                ? wrong
                : "broken without the mistake, too: " + seen.right().stream().map(Broken::evidence).collect(Collectors.joining("; "));
    }
}
