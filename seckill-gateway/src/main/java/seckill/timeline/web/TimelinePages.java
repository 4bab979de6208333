package seckill.timeline.web;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import seckill.timeline.ReadTimeline;

/** What became of one order, for people. */
@Controller
class TimelinePages {

    private final ReadTimeline timelines;

    TimelinePages(ReadTimeline timelines) {
        this.timelines = timelines;
    }

    /** Asks for the number of an order, and leads to it. */
    @GetMapping("/console/orders")
    String find(@RequestParam(defaultValue = "") String id) {
        return id.isBlank() ? "timeline" : "redirect:/console/orders/" + UriUtils.encodePathSegment(id.strip(), StandardCharsets.UTF_8);
    }

    @GetMapping("/console/orders/{orderId}")
    String timeline(@PathVariable String orderId, Model model) {
        model.addAttribute("timeline", timelines.of(orderId));
        return "timeline";
    }
}
