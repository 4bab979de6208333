package seckill.shop.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Does something again and again, at one gateway at a time: whoever takes the task's row in {@code scheduled_tasks}.
 *
 * <p>A gateway that dies while it has the row is taken for dead after four missed heartbeats, and another goes on. It begins
 * when the application is ready, and ends before anything that it uses does.
 */
final class OneAtATime implements SmartApplicationListener {

    /** With {@link #HEARTBEATS_MISSED_MAX}: the row of a dead gateway is free after 8 s, and found within another 4. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** The least that db-scheduler takes. */
    private static final int HEARTBEATS_MISSED_MAX = 4;

    /** Longer than a few checkouts; what is not done then is interrupted, and found by the next look. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(3);

    /** As long as the column is. */
    private static final int NAME_LENGTH_MAX = 50;

    private final Scheduler scheduler;

    OneAtATime(DataSource dataSource, String name, Duration every, Runnable task) {
        RecurringTask<Void> recurring = Tasks.recurring(name, FixedDelay.of(every)).execute((instance, context) -> task.run());
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(recurring)
                .threads(1)
                .pollingInterval(every)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
                .shutdownMaxWait(ENDS_WITHIN)
                .alwaysPersistTimestampInUTC()
                .schedulerName(new SchedulerName.Fixed(name()))
                .build();
    }

    /** Where it runs, for whoever reads the row; gateways on one machine differ in their process. */
    private static String name() {
        String name = ProcessHandle.current().pid() + "@" + new SchedulerName.Hostname().getName();
        return name.substring(0, Math.min(NAME_LENGTH_MAX, name.length()));
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> event) {
        return ApplicationReadyEvent.class.isAssignableFrom(event) || ContextClosedEvent.class.isAssignableFrom(event);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent) {
            scheduler.start();
        } else {
            scheduler.stop();
        }
    }

    /** After the buyers' requests; Dubbo listens to the end, too, and cuts whoever is still at it off. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }
}
