package seckill.transaction.rocketmq;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** No more letters are taken in when the application closes, before Dubbo, which hears of it in the same way, goes away. */
final class BoxesCloseFirst implements ApplicationListener<ContextClosedEvent>, Ordered {

    private final ApplicationContext context;
    private final ObjectProvider<RocketLetterBox> boxes;

    BoxesCloseFirst(ApplicationContext context, ObjectProvider<RocketLetterBox> boxes) {
        this.context = context;
        this.boxes = boxes;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            boxes.forEach(RocketLetterBox::stop);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
