package seckill.shop.schedule;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Something that the shop does again and again, at one gateway at a time.
 *
 * @param name      stable: it is the name of its row
 * @param late      how late nobody minds it to be
 */
public record Recurring(String name, Schedule when, Duration late, Runnable task) {

    private static final Duration DAILY_LATE = Duration.ofMinutes(1);

    /** With a pause in between. */
    public static Recurring every(Duration pause, String name, Runnable task) {
        return new Recurring(name, FixedDelay.of(pause), pause, task);
    }

    /** Once a day, at that time, UTC. */
    public static Recurring daily(LocalTime at, String name, Runnable task) {
        return new Recurring(name, new Daily(ZoneOffset.UTC, at), DAILY_LATE, task);
    }
}
