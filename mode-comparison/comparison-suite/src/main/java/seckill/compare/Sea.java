package seckill.compare;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.redisson.api.RedissonClient;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.report.Report.Result;
import seckill.launcher.Assembly;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.bench.ModeSwitch;

/**
 * Where storms are: a shop of each assembly that is needed, thrown away when a storm has broken it, so that its damage is not found again
 * in the next.
 */
final class Sea implements AutoCloseable {

    private final Path root;
    private final Home home;
    private final Path histories;
    private final boolean keeps;
    private final Map<Assembly, Shore> shores = new EnumMap<>(Assembly.class);
    private Optional<Assembly> kept = Optional.empty();

    /** @param keeps the first shop that was broken, up and as it is, for somebody to look at */
    Sea(Path root, Home home, Path histories, boolean keeps) {
        this.root = root;
        this.home = home;
        this.histories = histories;
        this.keeps = keeps;
    }

    Result run(Schedule schedule) throws InterruptedException {
        return run(schedule.declared(), schedule.seed(), stack -> new Storm(stack, schedule));
    }

    Result run(Guarantees mode, long seed, Fault fault) throws InterruptedException {
        return run(mode, seed, fault, Duration.ZERO);
    }

    /** @param absence how long whoever died is not started again */
    Result run(Guarantees mode, long seed, Fault fault, Duration absence) throws InterruptedException {
        return run(mode, seed, stack -> new Death(stack, fault, absence));
    }

    private Result run(Guarantees mode, long seed, Function<CompareStack, Cell.Meanwhile> meanwhile) throws InterruptedException {
        Assembly assembly = DeclaredModes.assemblyOf(mode);
        Shore shore = shores.computeIfAbsent(assembly, this::open);
        new BrokerOnDemand(root, shore.stack().itself().home()).forMode(mode.mode(), Progress.NONE);
        new ModeSwitch(shore.stack().operator()).all(mode.mode());
        Plan plan = new Plan(true, seed, List.of("buy-now"), List.of(mode.mode()), 8, Duration.ZERO, Duration.ZERO, 0);
        Cell cell = new Cell(shore.stack(), shore.market(), plan, shore.redis(), System.nanoTime(), histories);
        try {
            Result result = cell.run("buy-now", mode, Workload.FAULTS, meanwhile.apply(shore.stack()), Set.of());
            if (result.invariants().stream().anyMatch(it -> !it.ok())) {
                kept = Optional.of(assembly).filter(it -> keeps);
                close(assembly);
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("the shop's database does not answer", e);
        }
    }

    /** Whether a broken shop is up, and nothing more is to be tried. */
    boolean isKept() {
        return kept.isPresent();
    }

    private Shore open(Assembly assembly) {
        CompareStack stack = CompareStack.up(root, home, assembly, Progress.NONE);
        Market market = new Market(stack.operator());
        market.open();
        return new Shore(stack, market, stack.redis());
    }

    private void close(Assembly assembly) {
        if (!kept.equals(Optional.of(assembly))) {
            Shore shore = shores.remove(assembly);
            shore.redis().shutdown();
            shore.stack().close();
        }
    }

    @Override
    public void close() {
        List.copyOf(shores.keySet()).forEach(this::close);
    }

    /** One shop, and who buys there. */
    private record Shore(CompareStack stack, Market market, RedissonClient redis) {}
}
