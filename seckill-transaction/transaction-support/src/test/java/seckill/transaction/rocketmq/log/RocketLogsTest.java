package seckill.transaction.rocketmq.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RocketLogsTest {

    @Test
    void what_the_client_says_goes_to_the_applications_log_and_is_said_quietly() {
        Logger ours = (Logger) LoggerFactory.getLogger("rocketmq.some.Client");
        ours.setLevel(Level.DEBUG);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        ours.addAppender(heard);

        var theirs = org.apache.rocketmq.logging.org.slf4j.LoggerFactory.getLogger("some.Client");
        theirs.error("broker {} is away", "b0", new IllegalStateException("for this test"));
        theirs.info("nothing to fill in");

        assertThat(heard.list).hasSize(2);
        ILoggingEvent said = heard.list.getFirst();
        assertThat(said.getLevel()).isEqualTo(Level.DEBUG);
        assertThat(said.getFormattedMessage()).isEqualTo("ERROR broker b0 is away");
        assertThat(said.getThrowableProxy().getMessage()).isEqualTo("for this test");
        assertThat(heard.list.getLast().getFormattedMessage()).isEqualTo("INFO nothing to fill in");
    }
}
