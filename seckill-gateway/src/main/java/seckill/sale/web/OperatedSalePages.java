package seckill.sale.web;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import seckill.console.Reason;
import seckill.member.Session;
import seckill.participant.CommandId;
import seckill.problem.Asked;
import seckill.problem.Checked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;
import seckill.sale.OperateSales;
import seckill.sale.gate.KeepGates;
import seckill.shop.IdempotencyKey;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleView;

/** What the operator does to sales, for people. A button has its key in the page: whoever presses twice, presses the same one. */
@Controller
class OperatedSalePages {

    private final OperateSales sales;
    private final KeepGates gates;
    private final SaleRows rows;
    private final ProblemTexts texts;
    private final Supplier<String> keys = () -> "web-" + UUID.randomUUID();

    OperatedSalePages(OperateSales sales, KeepGates gates, SaleRows rows, ProblemTexts texts) {
        this.sales = sales;
        this.gates = gates;
        this.rows = rows;
        this.texts = texts;
    }

    @GetMapping("/console/sales")
    String all(Model model) {
        return all(PlanForm.empty(keys.get()), model);
    }

    private String all(PlanForm form, Model model) {
        model.addAttribute("rows", rows.all());
        model.addAttribute("form", form);
        return "console-sales";
    }

    @PostMapping("/console/sales")
    String plan(Session session, @ModelAttribute PlanForm form, Model model, ServerWebExchange exchange) {
        try {
            sales.operate(new SaleCommand.Plan(id(form.key(), "plan-sale"), form.sale(), form.terms()), session.login());
            return "redirect:/console/sales/" + form.sale();
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return all(form, model);
        }
    }

    @GetMapping("/console/sales/{saleId}")
    String one(@PathVariable long saleId, @RequestParam(required = false) GateEngine preview, Model model) {
        model.addAttribute("row", rows.one(saleId));
        model.addAttribute("keys", keys);
        model.addAttribute("engines", Arrays.asList(GateEngine.values()));
        if (preview != null) {
            model.addAttribute("preview", Asked.of(() -> gates.preview(saleId, preview)));
        }
        return "console-sale";
    }

    @PostMapping("/console/sales/{saleId}/allocations")
    String allocate(Session session, @PathVariable long saleId, @ModelAttribute Units form, Model model, ServerWebExchange exchange) {
        return after(saleId, model, exchange, () -> {
            Checked.that(form.units != null && form.units >= 1 && form.units <= SaleCommand.UNITS_MAX);
            operate(new SaleCommand.Allocate(id(form.key, "allocate"), saleId, form.units), session, "");
        });
    }

    @PostMapping("/console/sales/{saleId}/pause")
    String pause(Session session, @PathVariable long saleId, @ModelAttribute Deed form, Model model, ServerWebExchange exchange) {
        return after(saleId, model, exchange, () ->
                operate(new SaleCommand.Pause(id(form.key, "pause"), saleId), session, Reason.of(form.reason)));
    }

    @PostMapping("/console/sales/{saleId}/resume")
    String resume(Session session, @PathVariable long saleId, @ModelAttribute Deed form, Model model, ServerWebExchange exchange) {
        return after(saleId, model, exchange, () -> operate(new SaleCommand.Resume(id(form.key, "resume"), saleId), session, ""));
    }

    @PostMapping("/console/sales/{saleId}/end")
    String end(Session session, @PathVariable long saleId, @ModelAttribute Deed form, Model model, ServerWebExchange exchange) {
        return after(saleId, model, exchange, () ->
                operate(new SaleCommand.End(id(form.key, "end"), saleId), session, Reason.of(form.reason)));
    }

    @PostMapping("/console/sales/{saleId}/gate")
    String open(Session session, @PathVariable long saleId, @ModelAttribute Opening form, Model model, ServerWebExchange exchange) {
        return after(saleId, model, exchange, () -> {
            Checked.that(form.engine != null);
            Asked.of(() -> gates.open(id(form.key, "open"), saleId, form.engine, session.login(), Reason.of(form.reason)));
        });
    }

    private void operate(SaleCommand command, Session session, String reason) {
        SaleView sale = sales.operate(command, session.login(), reason);
        gates.mend(sale);
    }

    private String after(long saleId, Model model, ServerWebExchange exchange, Runnable deed) {
        try {
            deed.run();
            return "redirect:/console/sales/" + saleId;
        } catch (ProblemException e) {
            if (e.problem() == Problem.UNKNOWN_SALE) {
                throw e;
            }
            texts.show(e, model, exchange);
            return one(saleId, null, model);
        }
    }

    private static CommandId id(String key, String step) {
        return new CommandId(new IdempotencyKey(key).value(), step);
    }

    record Units(String key, Integer units) {}

    record Deed(String key, String reason) {}

    record Opening(String key, GateEngine engine, String reason) {}
}
