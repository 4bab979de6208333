package seckill.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seckill.console.ResolveStuckBranches;
import seckill.member.Session;
import seckill.participant.StuckRow;

/** Rollbacks that a dirty write blocks, for programs. */
@RestController
@RequestMapping(path = "/api/console/stuck-branches")
@Tag(name = "Console")
class StuckResource {

    private final ResolveStuckBranches stuck;

    StuckResource(ResolveStuckBranches stuck) {
        this.stuck = stuck;
    }

    @GetMapping
    @Operation(summary = "Branches that cannot be rolled back: what they found, what they made of it, and what is there now")
    List<Stuck> all() {
        return stuck.all().stream()
                .map(it -> new Stuck(
                        it.participant(),
                        it.branch().xid(),
                        Long.toString(it.branch().branchId()),
                        it.branch().ageSeconds(),
                        it.branch().coordinator(),
                        it.branch().isDirty(),
                        it.branch().rows()))
                .toList();
    }

    @PostMapping(path = "/{participant}/{xid}/{branchId}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a blockade: RETRY, KEEP_CURRENT or RESTORE_IMAGE; written down with operator and reason")
    void resolve(
            @Parameter(hidden = true) Session session,
            @PathVariable String participant,
            @PathVariable String xid,
            @PathVariable long branchId,
            @RequestBody Resolution body) {
        stuck.resolve(participant, xid, branchId, body.how, session.login(), body.reason);
    }

    /**
     * @param branchId a string: it is larger than what JavaScript counts exactly
     * @param dirty    false: it waits for another branch of the same transaction
     */
    record Stuck(
            String participant,
            String xid,
            String branchId,
            long ageSeconds,
            String coordinator,
            boolean dirty,
            List<StuckRow> rows) {}

    record Resolution(String how, String reason) {}
}
