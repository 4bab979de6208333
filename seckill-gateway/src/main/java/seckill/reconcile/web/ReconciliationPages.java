package seckill.reconcile.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;
import seckill.problem.Readers;
import seckill.reconcile.Found;
import seckill.reconcile.Reconcile;

/** The operator's page of what is wrong in the books, and what was done about it. */
@Controller
class ReconciliationPages {

    private static final int OPEN_MAX = 100;
    private static final int ENDED_MAX = 50;
    private static final int RUNS_MAX = 5;

    private final Reconcile reconcile;
    private final Approve approve;
    private final Explained explained;
    private final ProblemTexts texts;

    ReconciliationPages(Reconcile reconcile, Approve approve, Explained explained, ProblemTexts texts) {
        this.reconcile = reconcile;
        this.approve = approve;
        this.explained = explained;
        this.texts = texts;
    }

    @GetMapping("/console/reconciliation")
    String page(Model model, ServerWebExchange exchange) {
        Locale locale = Readers.locale(exchange);
        List<Found> newest = reconcile.newest(OPEN_MAX + ENDED_MAX);
        model.addAttribute("open", reconcile.open(OPEN_MAX).stream().map(it -> explained.of(it, locale)).toList());
        model.addAttribute("ended", newest.stream()
                .filter(it -> it.state() == Found.State.REPAIRED || it.state() == Found.State.GONE)
                .limit(ENDED_MAX)
                .map(it -> explained.of(it, locale))
                .toList());
        model.addAttribute("runs", reconcile.runs(RUNS_MAX));
        return "reconciliation";
    }

    @PostMapping("/console/reconciliation/runs")
    String look() {
        reconcile.begin();
        return "redirect:/console/reconciliation";
    }

    @PostMapping("/console/reconciliation/{id}")
    String repair(
            Session session, @PathVariable String id, @ModelAttribute Approval form, Model model, ServerWebExchange exchange) {
        try {
            approve.repair(id, session.login(), form.reason);
            return "redirect:/console/reconciliation";
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return page(model, exchange);
        }
    }

    record Approval(String reason) {}
}
