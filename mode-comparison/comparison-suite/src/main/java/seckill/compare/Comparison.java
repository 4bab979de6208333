package seckill.compare;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.redisson.api.RedissonClient;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.network.Weather;
import seckill.compare.report.Report;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;
import seckill.launcher.Assembly;
import seckill.launcher.Box;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.bench.ModeSwitch;
import seckill.simulator.TwoAndThreePhases;

/** Runs a plan on stacks of its own: controls first, then every mode through the same traffic and faults. What there is can be had at any time. */
final class Comparison {

    private static final String WITH_FAULTS = "buy-now";

    /** Runs of each protocol that no server is needed for. */
    private static final int PLAYED = 4_000;

    private final Plan plan;
    private final Path root;
    private final Path histories;
    private final String begun = Clock.systemUTC().instant().toString();
    private final List<Declared> declared = new ArrayList<>();
    private final List<ControlResult> controls = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Report.Cell> atlas = new ArrayList<>();
    private final List<Map<String, String>> settings = new ArrayList<>();
    private final long began = System.nanoTime();
    private Map<String, Long> simulated = Map.of();
    private boolean isFinished;

    Comparison(Plan plan, Path root, Path histories) {
        this.plan = plan;
        this.root = root;
        this.histories = histories;
    }

    /** A stack of each assembly after the other; that of modules always, for controls need its coordinator. */
    void run(Home home, Steps steps) throws InterruptedException, SQLException {
        plan.modes().forEach(mode -> declared.add(declared(DeclaredModes.named(mode))));
        simulated = TwoAndThreePhases.compared(plan.seed(), PLAYED);
        for (Assembly assembly : Assembly.values()) {
            List<Guarantees> modes = plan.modes().stream().map(DeclaredModes::named).filter(it -> DeclaredModes.assemblyOf(it) == assembly).toList();
            if (!modes.isEmpty() || assembly == Assembly.MODULES) {
                steps.next("starting the shop as " + assembly.inWords());
                try (CompareStack stack = CompareStack.up(root, home, assembly, Progress.NONE)) {
                    settings.add(stack.settings());
                    run(stack, assembly == Assembly.MODULES, modes, steps);
                }
            }
        }
        isFinished = true;
    }

    /** How many there are to be announced. */
    static int steps(Plan plan) {
        int assemblies = 1 + (int) plan.modes().stream().map(DeclaredModes::named).map(DeclaredModes::assemblyOf)
                .filter(it -> it != Assembly.MODULES).distinct().count();
        return assemblies + 1 + plan.modes().size() * (1 + 3 * plan.scenarios().size() + plan.faultsEach());
    }

    private void run(CompareStack stack, boolean withControls, List<Guarantees> modes, Steps steps) throws InterruptedException, SQLException {
        Market market = new Market(stack.operator());
        RedissonClient redis = stack.redis();
        try {
            market.open();
            if (withControls) {
                steps.next("controls");
                controls.addAll(RunControls.on(stack, redis, steps));
            }
            Cell cell = new Cell(stack, market, plan, redis, began, histories);
            warmUp(stack, cell, modes, steps);
            for (Guarantees mode : modes) {
                through(stack, cell, mode, steps);
            }
        } finally {
            redis.shutdown();
        }
    }

    /** All modes, before the first of them is measured: or else it would be measured on colder machines than the last. */
    private void warmUp(CompareStack stack, Cell cell, List<Guarantees> modes, Steps steps) throws InterruptedException, SQLException {
        for (Guarantees declares : modes) {
            if (declares.atomicity() != Atomicity.NONE) { // it leaves damage
                steps.next(declares.mode() + ": warming up");
                switchTo(stack, declares);
                Result cold = cell.run(WITH_FAULTS, declares, Workload.UNIFORM, goesOn(plan.warming()), Set.of());
                if (!cold.verdict().equals(Judge.GREEN)) {
                    results.add(cold); // nobody is to look for it in vain
                }
            }
        }
    }

    private void switchTo(CompareStack stack, Guarantees mode) {
        new BrokerOnDemand(root, stack.itself().home()).forMode(mode.mode(), Progress.NONE);
        new ModeSwitch(stack.operator()).all(mode.mode());
    }

    private void through(CompareStack stack, Cell cell, Guarantees mode, Steps steps) throws InterruptedException, SQLException {
        switchTo(stack, mode);
        Set<String> unguarded = unguarded();
        for (String scenario : plan.scenarios()) {
            for (Workload workload : List.of(Workload.UNIFORM, Workload.HOT)) {
                steps.next(mode.mode() + ": " + scenario + ", " + workload.id());
                results.add(cell.run(scenario, mode, workload, goesOn(plan.turn()), unguarded));
            }
            steps.next(mode.mode() + ": " + scenario + ", slow");
            stack.weatherAmongModulesIs(Weather.slower(Plan.LATENCY));
            try {
                results.add(cell.run(scenario, mode, Workload.SLOW, goesOn(plan.turn()), unguarded));
            } finally {
                stack.weatherIsFine();
            }
        }
        if (plan.scenarios().contains(WITH_FAULTS)) {
            for (Fault fault : faults(mode)) {
                steps.next(mode.mode() + ": " + fault.says());
                hurt(stack, cell, mode, fault, unguarded);
            }
        }
    }

    private void hurt(CompareStack stack, Cell cell, Guarantees mode, Fault fault, Set<String> unguarded)
            throws InterruptedException, SQLException {
        Result result = cell.run(WITH_FAULTS, mode, Workload.FAULTS, new Death(stack, fault, Duration.ZERO), unguarded);
        results.add(result);
        atlas.add(Atlas.cell(mode, fault, result));
    }

    private static Cell.Meanwhile goesOn(Duration time) {
        return traffic -> {
            traffic.goesOnFor(time);
            return Cell.Disturbance.NONE;
        };
    }

    /**
     * As the seed has it, and each with another victim, first who carries the checkout; where there is only one, a participant dies. An uncoordinated
     * mode loses its carrier between two steps.
     */
    private List<Fault> faults(Guarantees mode) {
        if (mode.atomicity() == Atomicity.NONE) {
            return List.of(FaultAtlas.BETWEEN_STEPS);
        }
        List<Fault> all = new ArrayList<>(FaultAtlas.of(mode.mode()));
        Collections.shuffle(all, new Random(plan.seed() * 31 + mode.mode().hashCode()));
        all.sort(Comparator.comparing(fault -> !Atlas.isFront(fault.victim())));
        Set<String> victims = new TreeSet<>();
        return all.stream()
                .filter(fault -> plan.faultsEach() > 1 || Atlas.hasParticipants(fault.victim()))
                .filter(fault -> victims.add(fault.victim()))
                .limit(plan.faultsEach())
                .toList();
    }

    private Set<String> unguarded() {
        Set<String> unguarded = new TreeSet<>(plan.modes());
        controls.stream().filter(ControlResult::red).forEach(it -> unguarded.removeAll(it.guards()));
        controls.stream().filter(it -> !it.red()).forEach(it -> unguarded.addAll(it.guards()));
        return unguarded;
    }

    static Declared declared(Guarantees mode) {
        return new Declared(
                mode.mode(), mode.family().name(), mode.atomicity().name(), mode.settlement().name(), mode.readersSee().name(),
                mode.held().stream().map(Enum::name).sorted().toList(), mode.afterCrash(),
                mode.assemblies().stream().map(Enum::name).sorted().toList());
    }

    /** What there is so far. */
    Report report(String again) {
        return new Report(
                begun, Box.commit(root), plan.seed(), Box.facts(), Integer.toHexString(settings.hashCode()), again, isFinished,
                List.copyOf(declared), List.copyOf(controls), List.copyOf(results), List.copyOf(atlas), simulated);
    }
}
