package seckill.live.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seckill.live.Pulse;
import seckill.live.Sample;

/** Live numbers, for people: tables that ask for themselves again, and charts of the same numbers. */
@Controller
class LivePages {

    /** As many rates as a table beside a chart shows. */
    private static final int ROWS = 10;

    private final Pulse pulse;

    LivePages(Pulse pulse) {
        this.pulse = pulse;
    }

    @GetMapping("/console/live")
    String page(Model model) {
        add(model);
        return "console-live";
    }

    @GetMapping("/console/live/figures")
    String figures(Model model) {
        add(model);
        return "console-live :: figures";
    }

    private void add(Model model) {
        List<Sample> samples = pulse.latest();
        List<Rates> rates = Rates.of(samples);
        model.addAttribute("now", samples.getLast());
        model.addAttribute("rates", rates.subList(Math.max(0, rates.size() - ROWS), rates.size()).reversed());
    }
}
