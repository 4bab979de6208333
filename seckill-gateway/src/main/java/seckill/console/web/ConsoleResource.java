package seckill.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seckill.checkout.ModeChoice;
import seckill.console.DemoBuyers;
import seckill.console.SwitchMode;
import seckill.member.Register;
import seckill.member.Session;
import seckill.participant.Money;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.CatalogueLoad;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/** What the operator does, for programs. */
@RestController
@RequestMapping(path = "/api/console")
@Tag(name = "Console")
class ConsoleResource {

    private final SwitchMode modes;
    private final CatalogueApi catalogue;
    private final DemoBuyers buyers;
    private final AuditTrail trail;

    ConsoleResource(SwitchMode modes, CatalogueApi catalogue, DemoBuyers buyers, AuditTrail trail) {
        this.modes = modes;
        this.catalogue = catalogue;
        this.buyers = buyers;
        this.trail = trail;
    }

    @GetMapping("/scenarios")
    @Operation(summary = "Which mode carries which scenario, and which it could have")
    List<ScenarioMode> scenarios() {
        return modes.all().stream().map(this::view).toList();
    }

    @GetMapping("/configuration")
    @Operation(summary = "Whether the configuration of the modes is in force, or refused while the last good one stays")
    Configuration configuration() {
        return modes.refused()
                .map(refused -> new Configuration("REFUSED", refused.reason(), refused.since()))
                .orElseGet(() -> new Configuration("IN_FORCE", "", null));
    }

    @PutMapping(path = "/scenarios/{name}/mode", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Switch a scenario to another mode; checkouts in flight end in the one they began in")
    ScenarioMode change(
            @Parameter(hidden = true) Session session, @PathVariable String name, @RequestBody Change change) {
        return view(modes.to(name, change.mode, session.login(), change.reason));
    }

    @PostMapping(path = "/catalogue", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add products and sales that are not there yet; at most 1 MB")
    Added load(@Parameter(hidden = true) Session session, @RequestBody CatalogueBody body) {
        CatalogueLoad load = body.checked();
        String detail = load.products().size() + " products, " + load.sales().size() + " sales";
        Deed deed = Deed.ofOperator(session.login(), "catalogue.load", "catalogue", detail);
        return new Added(trail.around(deed, () -> Asked.of(() -> catalogue.load(load))));
    }

    @PostMapping(path = "/buyers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make buyers buyer0001 and so on, with wallets and without passwords")
    Added makeBuyers(@Parameter(hidden = true) Session session, @RequestBody Buyers body) {
        int from = Objects.requireNonNullElse(body.from, 1);
        Money opening = body.opening();
        String detail = body.count + " from number " + from + " on, with " + opening.minor() + " " + opening.currency();
        Deed deed = Deed.ofOperator(session.login(), "buyers.make", "buyers", detail);
        return new Added(trail.around(deed, () -> buyers.make(from, body.count, opening)));
    }

    @PostMapping(path = "/buyers/{login}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a buyer a password")
    void setPassword(@Parameter(hidden = true) Session session, @PathVariable String login, @RequestBody Password body) {
        trail.around(Deed.ofOperator(session.login(), "buyers.password", "buyer/" + login, ""), () -> {
            buyers.setPassword(login, body.password);
            return true;
        });
    }

    @PostMapping(path = "/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sessions of the buyers who came first")
    Tokens tokens(@Parameter(hidden = true) Session session, @RequestBody Count body) {
        Deed deed = Deed.ofOperator(session.login(), "buyers.sessions", "buyers", "of the first " + body.count);
        return new Tokens(trail.around(deed, () -> buyers.sessions(body.count)).stream()
                .map(s -> new BuyerToken(s.session().buyerId(), s.session().login(), s.token()))
                .toList());
    }

    private ScenarioMode view(ModeChoice choice) {
        return new ScenarioMode(choice.scenario(), choice.mode(), choice.epoch(), modes.modes());
    }

    /** @param modes those it may be switched to */
    record ScenarioMode(String scenario, String mode, long epoch, List<String> modes) {}

    /**
     * @param state  IN_FORCE or REFUSED
     * @param reason why it is refused, empty otherwise
     * @param since  when it came, null when it is in force
     */
    record Configuration(String state, String reason, Instant since) {}

    record Change(String mode, String reason) {}

    record Added(int added) {}

    /** @param from the number of the first, 1 when absent */
    record Buyers(int count, Integer from, Long openingMinor, String currency) {
        Money opening() {
            try {
                return new Money(
                        Objects.requireNonNullElse(openingMinor, 0L),
                        Objects.requireNonNullElse(currency, Register.CURRENCY));
            } catch (IllegalArgumentException noCurrency) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
        }
    }

    record Password(String password) {}

    record Count(int count) {}

    record Tokens(List<BuyerToken> tokens) {}

    record BuyerToken(long buyerId, String login, String token) {}
}
