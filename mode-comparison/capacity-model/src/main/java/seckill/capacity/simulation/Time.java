package seckill.capacity.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes as soon as nothing is left to do at its moment, in microseconds. What was asked for first happens first. */
final class Time {

    private record Event(double at, long number, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
    private double us;
    private long numbers;

    double us() {
        return us;
    }

    void after(double waitUs, Runnable what) {
        events.add(new Event(us + Math.max(0, waitUs), numbers++, what));
    }

    /** Until then, or until nothing happens any more. */
    void runUntil(double endUs) {
        while (!events.isEmpty() && events.peek().at() <= endUs) {
            Event next = events.poll();
            us = next.at();
            next.what().run();
        }
    }
}
