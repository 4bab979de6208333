package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is at the shop, for pages that count down to it. */
@RestController
@Tag(name = "Clock")
class ClockResource {

    private final Clock clock;

    ClockResource(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/api/clock")
    @Operation(summary = "What time it is at the shop, by which its sales open and end")
    Time time() {
        return new Time(clock.millis());
    }

    /** @param now in milliseconds since 1970 */
    record Time(long now) {}
}
