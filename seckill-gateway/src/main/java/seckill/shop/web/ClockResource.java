package seckill.shop.web;

import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is at the shop, for pages that count down to it. */
@RestController
class ClockResource {

    private final Clock clock;

    ClockResource(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/clock")
    Time time() {
        return new Time(clock.millis());
    }

    /** @param now in milliseconds since 1970 */
    record Time(long now) {}
}
