package seckill.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;
import seckill.launcher.Assembly;

/**
 * What is done to the shop in one run of chaos, and in which mode.
 *
 * @param seed  of the traffic, and of the blows when they were drawn
 * @param blows in the order of time
 */
record Schedule(String mode, long seed, List<Blow> blows) {

    private static final int BLOWS_MAX = 3;

    /** Within these milliseconds all of them fall. */
    private static final int WITHIN_MS = 2_500;

    /** A little less and more than what calls of a participant may take. */
    private static final int SHORTEST_MS = 100;
    private static final int LONGEST_MS = 1_500;

    private static final List<String> PARTICIPANTS = List.of("stock", "order", "payment");

    private static final List<String> OF_ONE_DATABASE = List.of("monolith-database", "monolith-redis");
    private static final List<String> OF_DATABASES =
            List.of("gateway-database", "stock-database", "order-database", "payment-database", "monolith-redis");

    Schedule {
        blows = List.copyOf(blows);
    }

    /** Drawn by the seed, the mode too. */
    static Schedule drawn(long seed, List<Guarantees> modes) {
        SplittableRandom chance = new SplittableRandom(seed);
        Guarantees mode = modes.get(chance.nextInt(modes.size()));
        List<Blow.Kind> kinds = Stream.of(Blow.Kind.values()).filter(kind -> !whom(kind, mode).isEmpty()).toList();
        List<Blow> blows = new ArrayList<>();
        for (int n = 1 + chance.nextInt(BLOWS_MAX); n > 0; n--) {
            Blow.Kind kind = kinds.get(chance.nextInt(kinds.size()));
            List<String> whom = whom(kind, mode);
            blows.add(new Blow(
                    kind,
                    whom.get(chance.nextInt(whom.size())),
                    chance.nextInt(WITHIN_MS),
                    kind.isInstant() ? 0 : chance.nextInt(SHORTEST_MS, LONGEST_MS)));
        }
        blows.sort(Comparator.comparingLong(Blow::atMs));
        return new Schedule(mode.mode(), seed, blows);
    }

    private static List<String> whom(Blow.Kind kind, Guarantees mode) {
        return switch (kind) {
            case KILL, PAUSE -> processes(mode);
            case SLOW, CUT, HALF_OPEN, ONE_WAY -> edges(mode);
            case LOCK -> PARTICIPANTS;
            case SWITCH -> DeclaredModes.of(DeclaredModes.assemblyOf(mode)).stream()
                    .filter(it -> it.atomicity() != Atomicity.NONE && !it.equals(mode))
                    .map(Guarantees::mode)
                    .toList();
        };
    }

    /** Those without which the mode does nothing, and Nacos, without which it must. */
    private static List<String> processes(Guarantees mode) {
        if (DeclaredModes.assemblyOf(mode).isMonolith()) {
            return List.of("monolith", "database", "redis");
        }
        Stream<String> always = Stream.concat(Stream.of("gateway", "database", "redis", "nacos"), PARTICIPANTS.stream());
        Stream<String> its = mode.family() == Family.MESSAGES
                ? Stream.of("rocketmq")
                : mode.family() == Family.UNCOORDINATED ? Stream.empty() : Stream.of("tc");
        return Stream.concat(always, its).toList();
    }

    /** What of it nobody in this mode is called; empty when all can be carried out. */
    static List<String> strangers(Schedule schedule, Guarantees mode) {
        return schedule.blows().stream()
                .filter(it -> !whom(it.kind(), mode).contains(it.whom()))
                .map(Blow::whom)
                .toList();
    }

    static List<String> edges(Guarantees mode) {
        Assembly assembly = DeclaredModes.assemblyOf(mode);
        if (assembly.isMonolith()) {
            return assembly == Assembly.MONOLITH ? OF_ONE_DATABASE : OF_DATABASES;
        }
        Stream<String> callers = Stream.concat(Stream.of("gateway"), PARTICIPANTS.stream());
        List<String> edges = new ArrayList<>(PARTICIPANTS);
        edges.add("gateway-redis");
        callers.forEach(caller -> {
            edges.add(caller + "-database");
            edges.add(caller + "-nacos");
            if (mode.family() != Family.MESSAGES && mode.family() != Family.UNCOORDINATED) {
                edges.add(caller + "-tc");
            }
        });
        if (mode.family() == Family.MESSAGES && Edges.hasOneToTheBroker()) {
            edges.add(Edges.TO_BROKER);
        }
        return edges;
    }

    /** What may be expected: with another mode on the way, what both declare. */
    Guarantees declared() {
        Guarantees declared = DeclaredModes.named(mode);
        for (Blow blow : blows) {
            if (blow.kind() == Blow.Kind.SWITCH) {
                declared = both(declared, DeclaredModes.named(blow.whom()));
            }
        }
        return declared;
    }

    private static Guarantees both(Guarantees one, Guarantees other) {
        return new Guarantees(
                one.mode(),
                one.family() == Family.MESSAGES ? other.family() : one.family(), // which has longer to come to rest
                one.atomicity().compareTo(other.atomicity()) > 0 ? one.atomicity() : other.atomicity(),
                one.settlement().compareTo(other.settlement()) > 0 ? one.settlement() : other.settlement(),
                one.readersSee().compareTo(other.readersSee()) > 0 ? one.readersSee() : other.readersSee(),
                one.held(), one.asks(), one.assemblies(), one.afterCrash());
    }

    /** Fewer blows as long as one run with fewer is still wrong: what is left is all that it takes. */
    Schedule shrunk(Predicate<Schedule> isWrong) {
        for (int i = 0; i < blows.size() && blows.size() > 1; i++) {
            Schedule fewer = without(i);
            if (isWrong.test(fewer)) {
                return fewer.shrunk(isWrong);
            }
        }
        return this;
    }

    private Schedule without(int index) {
        return new Schedule(mode, seed, IntStream.range(0, blows.size()).filter(i -> i != index).mapToObj(blows::get).toList());
    }

    /** Such as {@code AT 17 kill:stock@350 cut:order@800+400}. */
    @Override
    public String toString() {
        return mode + " " + seed + blows.stream().map(it -> " " + it).collect(Collectors.joining());
    }

    static Schedule parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        if (words.size() < 2 || !words.get(1).matches("\\d+")) {
            throw new IllegalArgumentException("not a schedule: " + text + "; one looks like AT 17 kill:stock@350");
        }
        return new Schedule(words.getFirst(), Long.parseLong(words.get(1)), words.stream().skip(2).map(Blow::parse).toList());
    }
}
