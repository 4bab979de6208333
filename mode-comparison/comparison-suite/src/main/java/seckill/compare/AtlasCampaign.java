package seckill.compare;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Cell;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;
import seckill.launcher.Box;
import seckill.launcher.Terminal;

/** Deaths at named steps, one after the other, in every mode that has them. */
final class AtlasCampaign {

    private static final Set<String> SURVIVED = Set.of("clean", "recovered");

    private final Path root;
    private final long seed;
    private final Chaos.Points points;
    private final String step;
    private final String begun = Clock.systemUTC().instant().toString();
    private final List<Declared> declared = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private boolean isFinished;

    /** @param step part of what the wanted steps are called; empty for all */
    AtlasCampaign(Path root, long seed, Chaos.Points points, String step) {
        this.root = root;
        this.seed = seed;
        this.points = points;
        this.step = step;
    }

    void run(Sea sea, List<Guarantees> modes) throws InterruptedException {
        Steps steps = new Steps(modes.stream().mapToInt(it -> faults(it).size()).sum());
        for (Guarantees mode : modes) {
            declared.add(Comparison.declared(mode));
            for (Fault fault : faults(mode)) {
                if (sea.isKept()) {
                    return;
                }
                steps.next(mode.mode() + ": " + fault.says());
                Result result = sea.run(mode, seed, fault);
                Cell cell = Atlas.cell(mode, fault, result);
                results.add(result);
                cells.add(cell);
                Terminal.data("%-10s %s: %s, %.1f s%s".formatted(
                        mode.mode(), fault.says(), cell.outcome(), cell.seconds(), SURVIVED.contains(cell.outcome()) ? "" : " " + cell.why()));
            }
        }
        steps.end();
        isFinished = true;
    }

    private List<Fault> faults(Guarantees mode) {
        List<Fault> all = FaultAtlas.of(mode.mode()).stream().filter(it -> it.says().contains(step)).toList();
        Set<String> victims = new TreeSet<>();
        return points == Chaos.Points.all ? all : all.stream().filter(it -> victims.add(it.victim())).toList();
    }

    boolean isSurvived() {
        return isFinished && !cells.isEmpty() && cells.stream().allMatch(it -> SURVIVED.contains(it.outcome()));
    }

    Report report(String again) {
        return new Report(begun, Box.commit(root), seed, Box.facts(), "", again, isFinished, declared, List.of(), results, cells, Map.of());
    }
}
