package seckill.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import seckill.compare.network.Weather;
import seckill.launcher.EnvironmentException;

/** Carries out a schedule while buyers buy; then everything heals, and they buy on for a while. */
final class Storm implements Cell.Meanwhile {

    /** Buyers go on for as long after the last blow, with what is dead still dead. */
    private static final Duration CALM = Duration.ofMillis(500);

    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private final CompareStack stack;
    private final Schedule schedule;
    private final Map<Blow, HeldRows> held = new HashMap<>();

    Storm(CompareStack stack, Schedule schedule) {
        this.stack = stack;
        this.schedule = schedule;
    }

    /** Something that is to be done at a time. */
    private record Act(long atMs, Runnable what) {}

    @Override
    public Cell.Disturbance during(Traffic traffic) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            for (Act act : acts()) {
                traffic.goesOnFor(Duration.ofMillis(act.atMs()).minusNanos(System.nanoTime() - begin));
                act.what().run();
            }
            traffic.goesOnFor(CALM);
        } finally {
            stack.weatherIsFine();
            held.values().forEach(HeldRows::close);
            goOn();
            stack.mend();
        }
        long mended = System.nanoTime();
        traffic.goesOnFor(AFTERWARDS);
        return new Cell.Disturbance(mended, schedule.toString(), true);
    }

    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        for (Blow blow : schedule.blows()) {
            acts.add(new Act(blow.atMs(), () -> begin(blow)));
            if (blow.forMs() > 0) {
                acts.add(new Act(blow.atMs() + blow.forMs(), () -> end(blow)));
            }
        }
        acts.sort(Comparator.comparingLong(Act::atMs));
        return acts;
    }

    private void begin(Blow blow) {
        switch (blow.kind()) {
            case KILL -> {
                if (isAlive(blow.whom())) {
                    stack.itself().kill(blow.whom());
                }
            }
            case PAUSE -> signal("STOP", blow.whom());
            case SLOW -> stack.weatherIs(blow.whom(), Weather.slower(Duration.ofMillis(100)));
            case CUT -> stack.weatherIs(blow.whom(), Weather.CUT);
            case HALF_OPEN -> stack.weatherIs(blow.whom(), Weather.HALF_OPEN);
            case ONE_WAY -> stack.weatherIs(blow.whom(), Weather.ONE_WAY);
            case LOCK -> held.put(blow, HeldRows.of(stack, blow.whom()));
            case SWITCH -> switchTo(blow.whom());
        }
    }

    private void end(Blow blow) {
        switch (blow.kind()) {
            case PAUSE -> signal("CONT", blow.whom());
            case LOCK -> held.remove(blow).close();
            case SLOW, CUT, HALF_OPEN, ONE_WAY -> stack.weatherIs(blow.whom(), Weather.FINE);
            case KILL, SWITCH -> { } // whoever is dead is started again when all is over
        }
    }

    private void switchTo(String mode) {
        try {
            stack.operator().switchMode("buy-now", mode, "in a storm");
        } catch (EnvironmentException nobodyAnswers) {
            return; // the gateway was hit before, and the scenario stays as it is
        }
    }

    /** Whoever stands still would not even be found dead. */
    private void goOn() {
        schedule.blows().stream().filter(it -> it.kind() == Blow.Kind.PAUSE).forEach(it -> signal("CONT", it.whom()));
    }

    private boolean isAlive(String process) {
        return stack.itself().running().process(process).filter(it -> it.isAlive()).isPresent();
    }

    private void signal(String signal, String process) {
        if (!isAlive(process)) {
            return;
        }
        long pid = stack.itself().running().process(process).orElseThrow().pid();
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send SIG" + signal + " to " + process, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
