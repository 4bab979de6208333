package seckill.console.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import seckill.console.DecideDeadLetters;
import seckill.console.ParkedTickets;
import seckill.console.ResolveStuckBranches;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;

/** What waits for an operator's decision: rollbacks that a dirty write blocks, letters and tickets that nobody could take in. */
@Controller
class MendingPages {

    private final ResolveStuckBranches stuck;
    private final DecideDeadLetters letters;
    private final ParkedTickets tickets;
    private final ProblemTexts texts;

    MendingPages(ResolveStuckBranches stuck, DecideDeadLetters letters, ParkedTickets tickets, ProblemTexts texts) {
        this.stuck = stuck;
        this.letters = letters;
        this.tickets = tickets;
        this.texts = texts;
    }

    @GetMapping("/console/stuck")
    String stuck(Model model) {
        model.addAttribute("stuck", stuck.all().stream().map(StuckView::new).toList());
        return "console-stuck";
    }

    @PostMapping("/console/stuck")
    String resolve(Session session, @ModelAttribute Resolution form, Model model, ServerWebExchange exchange) {
        return decided("stuck", model, exchange, () -> {
            if (form.branchId == null) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
            stuck.resolve(form.participant, form.xid, form.branchId, form.how, session.login(), form.reason);
        });
    }

    @GetMapping("/console/dead-letters")
    String letters(Model model) {
        model.addAttribute("letters", letters.all());
        model.addAttribute("tickets", tickets.all());
        return "console-letters";
    }

    @PostMapping("/console/dead-letters")
    String decide(Session session, @ModelAttribute Decision form, Model model, ServerWebExchange exchange) {
        return decided("dead-letters", model, exchange, () -> {
            switch (form.decision) {
                case "replay" -> letters.replay(form.owner, form.id, session.login(), form.reason);
                case "drop" -> letters.drop(form.owner, form.id, session.login(), form.reason);
                case null, default -> throw new ProblemException(Problem.INVALID_REQUEST);
            }
        });
    }

    @PostMapping("/console/parked-tickets")
    String replay(Session session, @ModelAttribute Decision form, Model model, ServerWebExchange exchange) {
        return decided("dead-letters", model, exchange, () -> tickets.replay(form.id, session.login(), form.reason));
    }

    private String decided(String page, Model model, ServerWebExchange exchange, Runnable decision) {
        try {
            decision.run();
            return "redirect:/console/" + page;
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return page.equals("stuck") ? stuck(model) : letters(model);
        }
    }

    record Resolution(String participant, String xid, Long branchId, String how, String reason) {}

    record Decision(String owner, String id, String decision, String reason) {}
}
