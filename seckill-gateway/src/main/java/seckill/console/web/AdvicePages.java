package seckill.console.web;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.compare.advice.Advice;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;
import seckill.console.KeptReport;
import seckill.console.KeptReport.Found;
import seckill.problem.Readers;

/** A mode for a case, by what was measured. The case is in the address, so that an advice can be sent to somebody. */
@Controller
class AdvicePages {

    private final KeptReport kept;
    private final MessageSource messages;

    AdvicePages(KeptReport kept, MessageSource messages) {
        this.kept = kept;
        this.messages = messages;
    }

    @GetMapping("/console/advice")
    String advice(Model model, ServerWebExchange exchange) {
        model.addAttribute("isolations", AdviceForm.isolations());
        model.addAttribute("assemblies", AdviceForm.assemblies());
        model.addAttribute("texts", new AdviceWords(messages, Readers.locale(exchange)));
        switch (kept.found()) {
            case Found.None() -> model.addAttribute("missing", true);
            case Found.Unreadable(String why) -> model.addAttribute("unreadable", why);
            case Found.Readable(Report report) -> advise(report, exchange.getRequest().getQueryParams(), model);
        }
        return "advice";
    }

    private static void advise(Report report, MultiValueMap<String, String> query, Model model) {
        List<String> scenarios = report.results().stream().map(Result::scenario).distinct().toList();
        AdviceForm form = query.isEmpty() ? AdviceForm.empty() : AdviceForm.of(query, scenarios);
        model.addAttribute("form", form);
        model.addAttribute("scenarios", scenarios);
        model.addAttribute("report", report);
        if (!query.isEmpty() && form.wrong().isEmpty()) {
            model.addAttribute("advice", Advice.of(report, form.wanted()));
        }
    }
}
