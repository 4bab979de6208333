package seckill.capacity.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The admission of one sale by one gateway, as the shop does it: event loops, and one call of Redis under way at a time, which takes along
 * what has gathered meanwhile.
 */
final class Door {

    /** As {@code Gate.TOGETHER_MAX} of the gateway. */
    static final int TOGETHER_MAX = 128;

    private final ServiceTimes times;
    private final List<Machine.Worker> loops = new ArrayList<>();
    private final Machine.Worker redis;
    private final Time time;
    private final Deque<Asking> waiting = new ArrayDeque<>();
    private boolean isUnderWay;
    private int nextLoop;
    private long calls;

    private record Asking(Machine.Worker loop, Runnable answered) {}

    Door(Time time, Machine gateway, int loops, Machine.Worker redis, ServiceTimes times) {
        this.time = time;
        this.times = times;
        this.redis = redis;
        for (int i = 0; i < loops; i++) {
            this.loops.add(gateway.thread());
        }
    }

    /** Of somebody who is told that nothing is left, by the gateway alone. */
    void refuses(Runnable answered) {
        loop().does(times.refusedUs(), answered);
    }

    /** Of somebody who gets a ticket. */
    void admits(Runnable answered) {
        Machine.Worker loop = loop();
        loop.does(times.ticketUs() / 2, () -> {
            waiting.add(new Asking(loop, answered));
            send();
        });
    }

    long calls() {
        return calls;
    }

    private Machine.Worker loop() {
        return loops.get(nextLoop++ % loops.size());
    }

    private void send() {
        if (isUnderWay || waiting.isEmpty()) {
            return;
        }
        isUnderWay = true;
        calls++;
        List<Asking> call = new ArrayList<>();
        while (call.size() < TOGETHER_MAX && !waiting.isEmpty()) {
            call.add(waiting.poll());
        }
        time.after(times.networkUs(), () -> redis.does(times.callUs() + call.size() * times.wishUs(), times.diskUs(), () ->
                time.after(times.networkUs(), () -> answered(call))));
    }

    /** First the next call, then the answers to this one; a call costs the gateway something, too, and its first answer pays for it. */
    private void answered(List<Asking> call) {
        isUnderWay = false;
        send();
        double callUs = times.gatewayCallUs();
        for (Asking one : call) {
            one.loop().does(callUs + times.ticketUs() / 2, one.answered());
            callUs = 0;
        }
    }
}
