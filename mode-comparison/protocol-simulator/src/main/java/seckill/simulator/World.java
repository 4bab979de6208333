package seckill.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Processes, what is on its way between them, and one thing that happens after the other: which, the choices decide.
 *
 * <p>First things go wrong, as many as are allowed; then whatever can start again has started again, the network is whole, and all goes on
 * until nothing is on its way.
 */
final class World {

    /** Far more than any protocol here needs; beyond it it does not come to rest. */
    private static final int STEPS_MAX = 2_000;

    /** Longer than all that wait for an answer wait. */
    private static final int APART_FOR = 60;

    private static final int FAULT_ONE_IN = 8;
    private static final int CRASH_ONE_IN = 12;
    private static final int TIMER_ONE_IN = 4;

    private static final Comparator<Event> EARLIEST = Comparator.comparing(Event::isMessage).reversed().thenComparing(Event::due);

    private final Supplier<Protocol> protocols;
    private final Protocol protocol;
    private final Choices choices;
    private final Faults faults;
    private final Disks disks = new Disks();
    private final Map<String, Node> running = new LinkedHashMap<>();
    private final Map<String, Integer> boots = new HashMap<>();
    private final List<Event> onItsWay = new ArrayList<>();
    private final Set<String> apart = new HashSet<>();
    private final List<String> story = new ArrayList<>();
    private final boolean isTold;
    private int faultsLeft;
    private int now;
    private int apartSince;

    World(Supplier<Protocol> protocols, Choices choices, Faults faults) {
        this(protocols, choices, faults, false);
    }

    /**
     * @param protocols makes the processes anew: that of one which starts again knows nothing
     * @param isTold    whether there is to be a story
     */
    World(Supplier<Protocol> protocols, Choices choices, Faults faults, boolean isTold) {
        this.isTold = isTold;
        this.protocols = protocols;
        this.protocol = protocols.get();
        this.choices = choices;
        this.faults = faults;
        this.faultsLeft = faults.most();
    }

    /** @param due of a timer or a start, 0 of a message */
    private record Event(Kind kind, String from, String to, Object what, int boot, int due) {

        private enum Kind { MESSAGE, TIMER, START }

        boolean isMessage() {
            return kind == Kind.MESSAGE;
        }
    }

    /** The process is dead: leaves whatever it was doing. */
    private static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1;
        static final Crash IT = new Crash();

        private Crash() {
            super(null, null, false, false);
        }
    }

    /** Plays it through, and says what is wrong at the end. */
    Optional<Finding> play() {
        protocol.processes().forEach(this::start);
        for (int step = 0; step < STEPS_MAX; step++) {
            if (!apart.isEmpty() && now - apartSince > APART_FOR) {
                heal();
            } else if (!onItsWay.isEmpty() && faultsLeft > 0 && choices.rarely(FAULT_ONE_IN)) {
                somethingGoesWrong();
            } else if (onItsWay.isEmpty() && (faultsLeft > 0 || !apart.isEmpty())) {
                heal(); // nobody can be hurt any more
            } else if (onItsWay.isEmpty()) {
                return protocol.wrong(disks);
            } else {
                happen(onItsWay.remove(choices.next(candidates())));
            }
        }
        return Optional.of(new Finding(Finding.Kind.RESTLESS, disks.toString()));
    }

    List<String> story() {
        return story;
    }

    /**
     * How many of the first events may happen next, messages before timers. Without clocks a timer may run off at any time, but on most
     * days it does not while there are messages.
     */
    private int candidates() {
        onItsWay.sort(EARLIEST);
        int messages = (int) onItsWay.stream().filter(Event::isMessage).count();
        if (messages > 0 && (faults.synchronous() || !choices.rarely(TIMER_ONE_IN))) {
            return messages;
        }
        int first = onItsWay.getFirst().due;
        return faults.synchronous() ? (int) onItsWay.stream().filter(event -> event.due == first).count() : onItsWay.size();
    }

    private void happen(Event event) {
        now = Math.max(now, event.due);
        switch (event.kind) {
            case START -> start(event.to, protocols.get().processes().get(event.to));
            case TIMER -> {
                if (event.boot == boots.get(event.to) && running.containsKey(event.to)) {
                    tell(() -> event.to + " has waited for " + event.what);
                    doing(event.to, () -> running.get(event.to).timeout(event.what, context(event.to)));
                }
            }
            case MESSAGE -> {
                if (!running.containsKey(event.to) || apart.contains(event.from) != apart.contains(event.to)) {
                    tell(() -> event.what + " from " + event.from + " does not reach " + event.to);
                } else {
                    tell(() -> event.to + " gets " + event.what + " from " + event.from);
                    doing(event.to, () -> running.get(event.to).receive(event.from, event.what, context(event.to)));
                }
            }
        }
    }

    private void start(String name, Node node) {
        tell(() -> name + " starts");
        running.put(name, node);
        boots.merge(name, 1, Integer::sum);
        doing(name, () -> node.start(context(name)));
    }

    private void doing(String name, Runnable work) {
        try {
            work.run();
        } catch (Crash dead) {
            faultsLeft--;
            running.remove(name);
            tell(() -> name + " DIES");
            if (!faults.staysDead().contains(name)) {
                onItsWay.add(new Event(Event.Kind.START, name, name, "start", 0, now + 1));
            }
        }
    }

    private void somethingGoesWrong() {
        List<Event> messages = onItsWay.stream().filter(Event::isMessage).toList();
        if (faults.partitions() && apart.isEmpty() && choices.rarely(2)) {
            List<String> names = List.copyOf(protocol.processes().keySet());
            for (String name : names) {
                if (choices.rarely(2)) {
                    apart.add(name);
                }
            }
            if (!apart.isEmpty()) {
                faultsLeft--;
                apartSince = now;
                tell(() -> "THE NETWORK FALLS APART: " + apart + " and the others");
            }
        } else if (!messages.isEmpty() && (faults.loses() || faults.repeats())) {
            Event hit = messages.get(choices.next(messages.size()));
            faultsLeft--;
            if (faults.loses() && (!faults.repeats() || choices.rarely(2))) {
                onItsWay.remove(hit);
                tell(() -> hit.what + " from " + hit.from + " to " + hit.to + " IS LOST");
            } else {
                onItsWay.add(hit);
                tell(() -> hit.what + " from " + hit.from + " to " + hit.to + " IS SENT TWICE");
            }
        }
    }

    private void heal() {
        faultsLeft = 0;
        if (!apart.isEmpty()) {
            tell(() -> "the network is whole again");
            apart.clear();
        }
    }

    private Context context(String name) {
        return new Doing(name);
    }

    private void tell(Supplier<String> what) {
        if (isTold) {
            story.add(what.get());
        }
    }

    private final class Doing implements Context {

        private final String name;

        Doing(String name) {
            this.name = name;
        }

        @Override
        public void commit(Object... keysAndValues) {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                disks.of(name).put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
            tell(() -> name + " commits " + Arrays.toString(keysAndValues));
            mayDie();
        }

        @Override
        public <T> T disk(String key) {
            return disks.read(name, key, null);
        }

        @Override
        public void send(String to, Object message) {
            onItsWay.add(new Event(Event.Kind.MESSAGE, name, to, message, 0, 0));
            mayDie();
        }

        @Override
        public void timer(Object what, int after) {
            onItsWay.add(new Event(Event.Kind.TIMER, name, name, what, boots.get(name), now + after));
        }

        @Override
        public boolean rarely(int oneIn) {
            return choices.rarely(oneIn);
        }

        private void mayDie() {
            if (faultsLeft > 0 && faults.mayCrash().contains(name) && choices.rarely(CRASH_ONE_IN)) {
                throw Crash.IT;
            }
        }
    }
}
