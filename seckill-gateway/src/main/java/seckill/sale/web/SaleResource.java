package seckill.sale.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.participant.CommandId;
import seckill.problem.Asked;
import seckill.problem.Checked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.OperateSales;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Preview;
import seckill.sale.gate.Standing;
import seckill.shop.IdempotencyKey;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleView;

/** What the operator does to a sale, for programs. The same key has the same done once. */
@RestController
@RequestMapping(path = "/api/console/sales/{saleId}")
@Tag(name = "Sales")
class SaleResource {

    private static final int TITLE_MAX = 120;

    private final OperateSales sales;
    private final KeepGates gates;

    SaleResource(OperateSales sales, KeepGates gates) {
        this.sales = sales;
        this.gates = gates;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Plan a sale, with no units yet; its number is the operator's to choose")
    SaleView plan(
            @Parameter(hidden = true) Session session,
            @PathVariable long saleId,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Plan body) {
        Checked.that(saleId > 0);
        return operate(new SaleCommand.Plan(id(key, "plan-sale"), saleId, body.terms()), session);
    }

    @PostMapping(path = "/allocations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Take units from the shelf and set them aside for the sale")
    SaleView allocate(
            @Parameter(hidden = true) Session session,
            @PathVariable long saleId,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Allocation body) {
        Checked.that(body.units >= 1 && body.units <= SaleCommand.UNITS_MAX);
        return operate(new SaleCommand.Allocate(id(key, "allocate"), saleId, body.units), session);
    }

    @PostMapping("/pause")
    @Operation(summary = "Stop selling; checkouts that have their units go on")
    SaleView pause(@Parameter(hidden = true) Session session, @PathVariable long saleId, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return operate(new SaleCommand.Pause(id(key, "pause"), saleId), session);
    }

    @PostMapping("/resume")
    @Operation(summary = "Sell again, within the sale's hours")
    SaleView resume(@Parameter(hidden = true) Session session, @PathVariable long saleId, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return operate(new SaleCommand.Resume(id(key, "resume"), saleId), session);
    }

    @PostMapping("/end")
    @Operation(summary = "Never sell again, and give what is left back to the shelf; under another key, what has come back since")
    SaleView end(@Parameter(hidden = true) Session session, @PathVariable long saleId, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return operate(new SaleCommand.End(id(key, "end"), saleId), session);
    }

    @PostMapping("/gate")
    @Operation(summary = "Build the sale's gate from the ledger, under a new epoch: from then on buyers get tickets there")
    Standing open(
            @Parameter(hidden = true) Session session,
            @PathVariable long saleId,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody(required = false) Made body) {
        return Asked.of(() -> gates.open(id(key, "open"), saleId, body == null ? GateEngine.SCRIPT : body.of(), session.login()));
    }

    @GetMapping("/gate/preview")
    @Operation(summary = "What building the gate would do now, compared with how it stands; nothing is changed")
    Planned preview(@PathVariable long saleId, @RequestParam(defaultValue = "SCRIPT") String engine) {
        Preview preview = Asked.of(() -> gates.preview(saleId, new Made(engine).of()));
        return new Planned(preview.engine(), preview.left(), preview.difference(), preview.sale().available(), preview.now().orElse(null));
    }

    @GetMapping("/gate")
    @Operation(summary = "How the sale's gate stands")
    Standing standing(@PathVariable long saleId) {
        return Asked.of(() -> gates.standing(saleId)).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** The gate hears of it now, and not only at its next comparison with the ledger. */
    private SaleView operate(SaleCommand command, Session session) {
        SaleView sale = sales.operate(command, session.login());
        gates.mend(sale);
        return sale;
    }

    private static CommandId id(String key, String step) {
        return new CommandId(new IdempotencyKey(key).value(), step);
    }

    record Plan(
            long sku,
            String titleEn,
            String titleZh,
            long priceMinor,
            String currency,
            Instant opensAt,
            Instant closesAt,
            int limitPerBuyer) {

        SaleCommand.Terms terms() {
            Checked.that(sku > 0 && limitPerBuyer > 0 && opensAt != null && closesAt != null && opensAt.isBefore(closesAt));
            return new SaleCommand.Terms(
                    sku,
                    Checked.text(titleEn, TITLE_MAX),
                    Checked.text(titleZh, TITLE_MAX),
                    Checked.price(priceMinor, currency),
                    opensAt,
                    closesAt,
                    limitPerBuyer);
        }
    }

    record Allocation(int units) {}

    /**
     * @param left       units that the gate would give away
     * @param difference to what it has left now
     * @param ledger     units available in the ledger
     * @param now        null when there is no gate
     */
    record Planned(GateEngine engine, long left, long difference, long ledger, Standing now) {}

    /** @param engine absent for a script in Redis */
    record Made(String engine) {
        GateEngine of() {
            try {
                return engine == null ? GateEngine.SCRIPT : GateEngine.valueOf(engine);
            } catch (IllegalArgumentException unknown) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
        }
    }
}
