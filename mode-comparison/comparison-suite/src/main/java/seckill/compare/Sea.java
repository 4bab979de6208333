package seckill.compare;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.report.Report.Result;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.bench.ModeSwitch;

/** Where storms are: a shop that is thrown away when one has broken it, so that its damage is not found again in the next. */
final class Sea implements AutoCloseable {

    private final Path root;
    private final Home home;
    private final Path histories;
    private final boolean keeps;
    private boolean isKept;
    private CompareStack stack;
    private Market market;
    private RedissonClient redis;

    /** @param keeps the first shop that was broken, up and as it is, for somebody to look at */
    Sea(Path root, Home home, Path histories, boolean keeps) {
        this.root = root;
        this.home = home;
        this.histories = histories;
        this.keeps = keeps;
    }

    Result run(Schedule schedule) throws InterruptedException {
        return run(schedule.mode(), schedule.seed(), () -> new Storm(stack, schedule));
    }

    Result run(String mode, long seed, Fault fault) throws InterruptedException {
        return run(mode, seed, () -> new Death(stack, fault));
    }

    private Result run(String name, long seed, Supplier<Cell.Meanwhile> meanwhile) throws InterruptedException {
        if (stack == null) {
            open();
        }
        Guarantees mode = DeclaredModes.named(name);
        new BrokerOnDemand(root, home).forMode(name, Progress.NONE);
        new ModeSwitch(stack.operator()).all(name);
        Plan plan = new Plan(true, seed, List.of("buy-now"), List.of(name), 8, Duration.ZERO, Duration.ZERO, 0);
        Cell cell = new Cell(stack, market, plan, redis, System.nanoTime(), histories);
        try {
            Result result = cell.run("buy-now", mode, Workload.FAULTS, meanwhile.get(), Set.of());
            if (result.invariants().stream().anyMatch(it -> !it.ok())) {
                isKept = keeps;
                close();
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("the shop's database does not answer", e);
        }
    }

    /** Whether a broken shop is up, and nothing more is to be tried. */
    boolean isKept() {
        return isKept;
    }

    private void open() {
        stack = CompareStack.up(root, home, Progress.NONE);
        market = new Market(stack.operator());
        market.open();
        redis = stack.redis();
    }

    @Override
    public void close() {
        if (stack != null && !isKept) {
            redis.shutdown();
            stack.close();
            stack = null;
        }
    }
}
