package seckill.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import seckill.checkout.Participants;
import seckill.order.api.OrderApi;
import seckill.participant.CommandTrace;
import seckill.payment.api.PaymentApi;
import seckill.stock.api.StockApi;

class ParticipantsHealthTest {

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private final Participants participants = new Participants(
            participant(StockApi.class), participant(OrderApi.class), participant(PaymentApi.class));

    /** Or an interrupt would meet Dubbo while it loads its extensions, and leave it so. */
    @Test
    void whoever_hangs_up_does_not_interrupt_the_call() throws InterruptedException {
        ParticipantsHealth health = new ParticipantsHealth(participants);
        Thread asking = Thread.ofVirtual().start(health::health);
        called.await();

        asking.interrupt();
        asking.join();
        answer.countDown();

        assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private <P> P participant(Class<P> api) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> {
            called.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            answered.countDown();
            return CommandTrace.none();
        }));
    }
}
