package seckill.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import seckill.bench.load.Load;
import seckill.bench.load.Outcome;
import seckill.bench.load.Requests;

/** Has contestants take their turns. */
final class Turns {

    /** More than any handler answers in a second here. */
    private static final int PER_SECOND_MAX = 90_000;

    private final BenchStack stack;
    private final RedisServer redis;
    private final MakeRequests requests;
    private final Cpu cpu;
    private final Duration before;

    /** @param before how long a turn goes on before it counts */
    Turns(BenchStack stack, RedisServer redis, MakeRequests requests, Cpu cpu, Duration before) {
        this.stack = stack;
        this.redis = redis;
        this.requests = requests;
        this.cpu = cpu;
        this.before = before;
    }

    /** As many requests as it can take, with so many under way. */
    Turn closed(Contestant contestant, int round, int width, Duration time) {
        return turn(contestant, round, width, time, PER_SECOND_MAX, (load, some, forThat) -> load.closed(some, width, forThat));
    }

    /** So many requests a second, whatever it can take. */
    Turn open(Contestant contestant, int round, int width, double perSecond, Duration time) {
        return turn(contestant, round, width, time, (int) perSecond + 1, (load, some, forThat) -> load.open(some, perSecond, forThat));
    }

    private interface Traffic {
        Outcome send(Load load, Requests some, Duration time);
    }

    private Turn turn(Contestant contestant, int round, int width, Duration time, int perSecond, Traffic traffic) {
        contestant.enter();
        Requests warming = some(contestant, perSecond, before);
        Requests counted = some(contestant, perSecond, time);
        try (Load load = new Load("127.0.0.1", stack.port(), width)) {
            Outcome warm = traffic.send(load, warming, before);
            long trips = redis.scriptCalls();
            Cpu.Reading begin = cpu.read();
            Outcome outcome = traffic.send(load, counted, time);
            Cpu.Use use = cpu.read().since(begin);
            long tripsMade = redis.scriptCalls() - trips;
            long admitted = outcome.count(GateContestant.YES);
            return new Turn(
                    contestant.name(),
                    round,
                    outcome.perSecond(),
                    outcome.micros(),
                    use,
                    outcome.count(),
                    tripsMade,
                    admitted,
                    wrong(contestant, warm, outcome));
        } finally {
            contestant.leave();
        }
    }

    private Requests some(Contestant contestant, int perSecond, Duration time) {
        return requests.of(contestant.prefix(), (int) (perSecond * (time.toMillis() / 1e3)) + 1, contestant.saleIds());
    }

    private static Optional<String> wrong(Contestant contestant, Outcome warm, Outcome outcome) {
        Optional<String> answers = wrong(contestant, outcome);
        Supplier<Optional<String>> books = () ->
                contestant.wrong(warm.count(GateContestant.YES) + outcome.count(GateContestant.YES));
        return answers.or(books);
    }

    private static Optional<String> wrong(Contestant contestant, Outcome outcome) {
        return outcome.statuses().stream().allMatch(contestant::mayAnswer)
                ? Optional.empty()
                : Optional.of("answers by status: " + outcome);
    }
}
