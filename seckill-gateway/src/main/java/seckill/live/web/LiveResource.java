package seckill.live.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import seckill.live.Pulse;
import seckill.live.Sample;

/** Live numbers, for programs. */
@RestController
@Tag(name = "Console")
class LiveResource {

    private final Pulse pulse;

    LiveResource(Pulse pulse) {
        this.pulse = pulse;
    }

    @GetMapping("/api/console/live")
    @Operation(summary = "The shop now, and the rates of the last minutes in which somebody looked; of the gateway that is asked, and of the participants")
    Live live() {
        List<Sample> samples = pulse.latest();
        return new Live(samples.getLast(), Rates.of(samples));
    }

    record Live(Sample now, List<Rates> rates) {}
}
