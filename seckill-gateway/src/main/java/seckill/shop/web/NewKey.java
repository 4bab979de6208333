package seckill.shop.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** A key for the buttons of a page: whoever presses twice, presses the same one. */
@Component
public class NewKey implements Supplier<String> {

    @Override
    public String get() {
        return "web-" + UUID.randomUUID();
    }
}
