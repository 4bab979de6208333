package seckill.timeline.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import seckill.timeline.ReadTimeline;
import seckill.timeline.Timeline;

/** What became of one order, for programs. */
@RestController
@Tag(name = "Console")
class TimelineResource {

    private final ReadTimeline timelines;

    TimelineResource(ReadTimeline timelines) {
        this.timelines = timelines;
    }

    @GetMapping("/api/console/orders/{orderId}/timeline")
    @Operation(summary = "All that the stores know of an order, by time; what is so now, without a time, last")
    View timeline(@PathVariable String orderId) {
        Timeline timeline = timelines.of(orderId);
        return new View(timeline.orderId(), timeline.facts().stream().map(Fact::of).toList(), timeline.silent(), timeline.tookMs());
    }

    /** @param silent the stores that did not answer */
    record View(String orderId, List<Fact> facts, List<String> silent, long tookMs) {}

    /** @param at null for what is so now */
    record Fact(Instant at, String store, String kind, String subject, String state, Map<String, String> details) {

        static Fact of(seckill.participant.Fact fact) {
            Map<String, String> details = new LinkedHashMap<>();
            fact.details().forEach(it -> details.merge(it.name(), it.value(), (one, other) -> one + "\n" + other));
            return new Fact(fact.at(), fact.store(), fact.kind(), fact.subject(), fact.state(), details);
        }
    }
}
