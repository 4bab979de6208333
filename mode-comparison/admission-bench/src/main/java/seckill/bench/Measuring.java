package seckill.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import seckill.launcher.Metrics;

/** The bench, part after part. Sales are numbered by it. */
final class Measuring {

    static final String ADMITTED = "admitted";
    static final String EVERY_SECOND = "admitted, fsync every second";
    static final String WITHOUT_FILE = "admitted, no append-only file";
    static final String ONE_PERCENT = "1 % admitted";
    static final String REFERENCE = "reference protocol";
    static final String LOCKED = "lock around read-check-write";
    static final String FEW = "admitted, 1 sale";
    static final String MANY = "admitted, one of many sales";
    static final String SPREAD = "admitted, spread over many sales";
    static final String WARM = "gateway in use";
    static final String STARTED = "gateway just started";

    private static final Set<Integer> YES = Set.of(GateContestant.YES);
    private static final Set<Integer> YES_OR_NO = Set.of(GateContestant.YES, GateContestant.NOTHING_LEFT);

    private static final long SOLD_OUT = 900;
    private static final long HOT = 2;
    private static final long FIRST_OF_ENGINES = 10;
    private static final long FIRST_OF_OPENINGS = 100;
    private static final long FIRST_OF_SMALL = 200;
    private static final long FIRST_OF_MANY = 10_000;

    private static final int UNITS = 5_000_000;
    private static final int SMALL_UNITS = 300;

    /** As many rows have to be inserted for one of the engines. */
    private static final int ENGINE_UNITS = 30_000;

    /** A ratio wants three. */
    private static final int SIZE_ROUNDS = 3;

    /** Beside the one with everybody else, for the same reason. */
    private static final int NARROW_ROUNDS = 2;

    private static final List<Integer> WIDTHS = List.of(20, Plan.NARROW);
    private static final List<Double> SHARES = List.of(0.5, 0.7, 0.9);

    private final Plan plan;
    private final BenchStack stack;
    private final RedisServer redis;
    private final MakeRequests requests;
    private final Cpu cpu;
    private final Turns turns;
    private final Steps steps;
    private final long seed;
    private final Map<String, Double> heldMs = new TreeMap<>();
    private double bytesPerBuyer;

    Measuring(Plan plan, BenchStack stack, long seed) {
        this.plan = plan;
        this.stack = stack;
        this.seed = seed;
        this.redis = new RedisServer(stack.redis());
        this.requests = new MakeRequests(stack.tokens(), seed);
        this.cpu = new Cpu(stack::pids);
        this.turns = new Turns(stack, redis, requests, cpu, plan.before());
        this.steps = new Steps(7 * (plan.rounds() + 1) + 4 * WIDTHS.size() + NARROW_ROUNDS + 2 * SHARES.size()
                + plan.openings() + plan.restarts() + 3 * SIZE_ROUNDS + plan.engineRounds() * engines().size() + 2);
    }

    Measured run() {
        redis.set("maxmemory", "4gb");
        Instant begun = Instant.now();
        stack.sell(1, begun, "SCRIPT", SOLD_OUT);
        stack.sell(UNITS, begun, "SCRIPT", HOT);

        steps.next("compiling");
        warmUp();
        Results inRounds = rounds();
        Results byWidth = widths();
        Results byRate = rates(inRounds);
        List<Opening> openings = openings(inRounds);
        Results byEngine = engines(begun);
        Results bySize = sizes(begun); // last: their gates are in the way of what comes after
        steps.end();
        return new Measured(plan, seed, begun, inRounds, byWidth, byRate, openings, bySize, byEngine, heldMs, bytesPerBuyer);
    }

    private Contestant admitted(String name, long saleId, String durability) {
        return new GateContestant(
                name, stack, redis, new BooksInRedis(redis), saleId, "SCRIPT", UNITS, durability, YES);
    }

    /** Turn by turn, because requests are made beforehand. */
    private void warmUp() {
        long end = System.nanoTime() + plan.warming().toNanos();
        while (System.nanoTime() - end < 0) {
            turns.closed(admitted(ADMITTED, HOT, GateBooks.USUAL_DURABILITY), 0, Plan.WIDTH, plan.turn());
        }
    }

    private Results rounds() {
        Results results = new Results();
        List<Contestant> contestants = List.of(
                new PlainContestant(HOT),
                new RefusedContestant(stack, requests, SOLD_OUT),
                new SmallSaleContestant(ONE_PERCENT, stack, new AtomicLong(FIRST_OF_SMALL), SMALL_UNITS),
                admitted(ADMITTED, HOT, GateBooks.USUAL_DURABILITY),
                admitted(WITHOUT_FILE, HOT, "no"),
                new HashContestant(REFERENCE, "/bench/reference", "reference", stack, redis, HOT, UNITS, Plan.WIDTH),
                // with four times as many at the lock all once stood still for thirty seconds, as long as a lease
                new HashContestant(LOCKED, "/bench/locked", "locked", stack, redis, HOT, UNITS, Plan.NARROW));
        new Rounds(plan.rounds(), plan.turn()).run(contestants, turns, results, steps);
        return results;
    }

    private Results widths() {
        Results results = new Results();
        for (int width : WIDTHS) {
            for (Contestant contestant : List.of(
                    new PlainContestant(HOT),
                    new RefusedContestant(stack, requests, SOLD_OUT),
                    admitted(ADMITTED, HOT, GateBooks.USUAL_DURABILITY),
                    admitted(EVERY_SECOND, HOT, "everysec"))) {
                steps.next(width + " at once: " + contestant.name());
                results.add(turns.closed(contestant, width, width, plan.turn()));
            }
        }
        for (int more = 0; more < NARROW_ROUNDS; more++) {
            steps.next(Plan.NARROW + " at once: " + ADMITTED);
            results.add(turns.closed(admitted(ADMITTED, HOT, GateBooks.USUAL_DURABILITY), Plan.NARROW, Plan.NARROW, plan.turn()));
        }
        return results;
    }

    private Results rates(Results inRounds) {
        Results results = new Results();
        for (Contestant contestant : List.of(
                new RefusedContestant(stack, requests, SOLD_OUT), admitted(ADMITTED, HOT, GateBooks.USUAL_DURABILITY))) {
            double capacity = inRounds.any(contestant.name(), Turn::perSecond);
            for (double share : SHARES) {
                int percent = (int) Math.round(share * 100);
                steps.next(percent + " % of what it can take: " + contestant.name());
                results.add(turns.open(contestant, percent, Plan.WIDTH, capacity * share, plan.turn()));
            }
        }
        return results;
    }

    private List<Opening> openings(Results inRounds) {
        double perSecond = inRounds.any(ADMITTED, Turn::perSecond) / 2;
        Openings all = new Openings(stack, requests, cpu, FIRST_OF_OPENINGS);
        List<Opening> openings = new ArrayList<>();
        for (int i = 1; i <= plan.openings(); i++) {
            steps.next("opening " + i + " of " + plan.openings());
            openings.add(all.open(WARM, perSecond));
        }
        for (int i = 1; i <= plan.restarts(); i++) {
            steps.next("opening after a start of the gateway " + i + " of " + plan.restarts());
            stack.restartGateway();
            openings.add(all.open(STARTED, perSecond));
        }
        redis.forget("{sale:1??}:*");
        return openings;
    }

    /** Few first, then many: they cannot take turns. */
    private Results sizes(Instant begun) {
        Results results = new Results();
        for (int round = 1; round <= SIZE_ROUNDS; round++) {
            steps.next("1 sale, round " + round);
            results.add(turns.closed(admitted(FEW, HOT, GateBooks.USUAL_DURABILITY), round, Plan.WIDTH, plan.turn()));
        }
        steps.next(plan.manyBuyers() + " buyers come to " + plan.manySales() + " sales");
        long[] many = LongStream.range(FIRST_OF_MANY, FIRST_OF_MANY + plan.manySales()).toArray();
        int buyersEach = plan.manyBuyers() / plan.manySales();
        stack.sell(Math.min(UNITS, BenchStack.SHELF / many.length), begun, "SCRIPT", many);
        long before = redis.usedBytes();
        redis.durability("no");
        new Crowd(stack, seed).enter(buyersEach, LongStream.of(many).boxed().toList());
        bytesPerBuyer = (double) (redis.usedBytes() - before) / ((long) buyersEach * many.length);
        redis.durability(GateBooks.USUAL_DURABILITY);
        for (int round = 1; round <= SIZE_ROUNDS; round++) {
            steps.next("one of many sales, round " + round);
            results.add(turns.closed(admitted(MANY, HOT, GateBooks.USUAL_DURABILITY), round, Plan.WIDTH, plan.turn()));
        }
        for (int round = 1; round <= SIZE_ROUNDS; round++) {
            steps.next("spread over many sales, round " + round);
            results.add(turns.closed(new SpreadContestant(SPREAD, stack, many), round, Plan.WIDTH, plan.turn()));
        }
        return results;
    }

    private Metrics.Measured held(String engine) {
        return engine.startsWith("DATABASE")
                ? stack.gatewayMetrics().measured("seckill.gate.connection.held", "engine:" + engine)
                : Metrics.Measured.NOTHING;
    }

    private static List<String> engines() {
        return List.of("LOCK", "PERMITS", "DATABASE_ROW", "DATABASE_STRIPES", "DATABASE_UNITS");
    }

    private Results engines(Instant begun) {
        Results results = new Results();
        List<Contestant> contestants = new ArrayList<>();
        for (String engine : engines()) {
            long saleId = FIRST_OF_ENGINES + contestants.size();
            GateBooks books = engine.startsWith("DATABASE") ? new BooksInTables(stack) : new BooksInRedis(redis);
            stack.sell(ENGINE_UNITS, begun, engine, saleId);
            contestants.add(new GateContestant(
                    engine, stack, redis, books, saleId, engine, ENGINE_UNITS, GateBooks.USUAL_DURABILITY, YES_OR_NO));
        }
        for (int round = 1; round <= plan.engineRounds(); round++) {
            for (Contestant contestant : contestants) {
                steps.next("engine " + contestant.name());
                Metrics.Measured before = held(contestant.name());
                results.add(turns.closed(contestant, round, Plan.WIDTH, plan.turn()));
                heldMs.put(contestant.name(), held(contestant.name()).meanMsSince(before));
            }
        }
        return results;
    }
}
