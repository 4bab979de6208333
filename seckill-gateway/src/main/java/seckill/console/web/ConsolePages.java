package seckill.console.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.checkout.ModeHistory;
import seckill.console.SwitchMode;
import seckill.member.Session;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;

/** The operator's page: which mode carries which scenario. */
@Controller
class ConsolePages {

    private static final int SWITCHES = 30;

    private final SwitchMode modes;
    private final ProblemTexts texts;

    ConsolePages(SwitchMode modes, ProblemTexts texts) {
        this.modes = modes;
        this.texts = texts;
    }

    @GetMapping("/console")
    String console(Model model) {
        model.addAttribute("choices", modes.all());
        model.addAttribute("modes", modes.modes());
        List<ModeHistory.UnderWay> underWay = modes.underWay();
        model.addAttribute("underWay", underWay);
        model.addAttribute("busy", underWay.stream().map(ModeHistory.UnderWay::scenario).toList());
        model.addAttribute("switches", modes.switches(SWITCHES));
        model.addAttribute("refused", modes.refused().orElse(null));
        return "console";
    }

    @PostMapping("/console/modes")
    String change(Session session, @ModelAttribute Change form, Model model, ServerWebExchange exchange) {
        try {
            modes.to(form.scenario, form.mode, session.login(), form.reason);
            return "redirect:/console";
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return console(model);
        }
    }

    record Change(String scenario, String mode, String reason) {}
}
