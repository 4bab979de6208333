package seckill.reconcile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.problem.Readers;
import seckill.reconcile.Found;
import seckill.reconcile.Reconcile;
import seckill.reconcile.Run;

/** Reconciliation, for programs. */
@RestController
@RequestMapping("/api/console")
@Tag(name = "Reconciliation")
class ReconciliationResource {

    private static final int DISCREPANCIES_MAX = 1_000;

    private final Reconcile reconcile;
    private final Approve approve;
    private final Explained explained;

    ReconciliationResource(Reconcile reconcile, Approve approve, Explained explained) {
        this.reconcile = reconcile;
        this.approve = approve;
        this.explained = explained;
    }

    @PostMapping("/reconciliations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begin to compare all books; the answer says how it goes, and may be asked for again")
    RunView begin() {
        return RunView.of(reconcile.begin());
    }

    @GetMapping("/reconciliations/{id}")
    @Operation(summary = "How a comparison of all books goes")
    RunView run(@PathVariable long id) {
        return reconcile.run(id).map(RunView::of).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    @GetMapping("/discrepancies")
    @Operation(summary = "What is wrong, the oldest first; with all=true also what was, the newest first")
    List<DiscrepancyView> discrepancies(@RequestParam(defaultValue = "false") boolean all, ServerWebExchange exchange) {
        Locale locale = Readers.locale(exchange);
        List<Found> found = all ? reconcile.newest(DISCREPANCIES_MAX) : reconcile.open(DISCREPANCIES_MAX);
        return found.stream().map(it -> explained.of(it, locale)).toList();
    }

    @PostMapping(path = "/discrepancies/{id}/repair", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set it right, once; looked at again before and after, and written down with operator and reason")
    DiscrepancyView repair(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @RequestBody Approval body,
            ServerWebExchange exchange) {
        return explained.of(approve.repair(id, session.login(), body.reason), Readers.locale(exchange));
    }

    record Approval(String reason) {}

    /**
     * @param cause   CONTINUOUS, DAILY or ASKED
     * @param endedAt null while it goes on
     * @param failure why it ended before its end, empty otherwise
     */
    record RunView(long id, String cause, Instant startedAt, Instant endedAt, long orders, long found, String failure) {
        static RunView of(Run it) {
            return new RunView(
                    it.id(), it.cause().name(), it.startedAt(), it.endedAt().orElse(null), it.orders(), it.found(), it.failure());
        }
    }
}
