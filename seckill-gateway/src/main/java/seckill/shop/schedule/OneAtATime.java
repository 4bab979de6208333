package seckill.shop.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Does what is {@link Recurring}, each at one gateway at a time: whoever takes the task's row in {@code scheduled_tasks}.
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

    /** All of them with one scheduler: it deletes rows of tasks which it does not know, after some days. */
    OneAtATime(DataSource dataSource, List<Recurring> recurring) {
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(recurring.stream().map(OneAtATime::task).toList())
                .threads(recurring.size())
                .pollingInterval(recurring.stream().map(Recurring::late).min(Comparator.naturalOrder()).orElseThrow())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
                .shutdownMaxWait(ENDS_WITHIN)
                .alwaysPersistTimestampInUTC()
                .schedulerName(new SchedulerName.Fixed(name()))
                .build();
    }

    private static RecurringTask<Void> task(Recurring it) {
        return Tasks.recurring(it.name(), it.when()).execute((instance, context) -> it.task().run());
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
