package seckill.compare;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redisson.api.RedissonClient;
import seckill.checkout.Guarantees;
import seckill.compare.network.Weather;
import seckill.compare.report.Report.Result;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Progress;
import seckill.launcher.bench.ModeSwitch;

/**
 * Modes under workloads on one shop, turn after turn, and in each turn every mode: a moment in which the machine is busy with something else meets all
 * of them, and not one.
 */
final class Turns implements AutoCloseable {

    private final CompareStack stack;
    private final Path root;
    private final Plan plan;
    private final RedissonClient redis;
    private final Cell cell;

    private Turns(CompareStack stack, Path root, Plan plan, RedissonClient redis, Cell cell) {
        this.stack = stack;
        this.root = root;
        this.plan = plan;
        this.redis = redis;
        this.cell = cell;
    }

    static Turns on(CompareStack stack, Path root, Plan plan, Path histories) {
        Market market = new Market(stack.operator());
        market.open();
        RedissonClient redis = stack.redis();
        return new Turns(stack, root, plan, redis, new Cell(stack, market, plan, redis, System.nanoTime(), histories));
    }

    /** All of the plan's modes, before the first of them is measured. */
    void warmUp(Steps steps) throws InterruptedException, SQLException {
        for (String mode : plan.modes()) {
            steps.next(mode + ": warming up");
            under(DeclaredModes.named(mode), Workload.UNIFORM, plan.warming());
        }
    }

    /** So many times each of the plan's modes under each of these. */
    List<Result> run(int turns, List<Workload> workloads, Steps steps) throws InterruptedException, SQLException {
        List<Result> results = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            for (String mode : plan.modes()) {
                for (Workload workload : workloads) {
                    steps.next("%s: %s, turn %d of %d".formatted(mode, workload.id(), turn, turns));
                    results.add(under(DeclaredModes.named(mode), workload, plan.turn()));
                }
            }
        }
        return results;
    }

    private Result under(Guarantees mode, Workload workload, Duration time) throws InterruptedException, SQLException {
        new BrokerOnDemand(root, stack.itself().home()).forMode(mode.mode(), Progress.NONE);
        new ModeSwitch(stack.operator()).all(mode.mode());
        stack.weatherAmongModulesIs(Weather.slower(workload.latency()));
        try {
            return cell.run(plan.scenarios().getFirst(), mode, workload, goesOn(time), Set.of());
        } finally {
            stack.weatherIsFine();
        }
    }

    private static Cell.Meanwhile goesOn(Duration time) {
        return traffic -> {
            traffic.goesOnFor(time);
            return Cell.Disturbance.NONE;
        };
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
