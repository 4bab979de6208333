package seckill.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import seckill.console.DecideDeadLetters;
import seckill.member.Session;

/** Letters that nobody could take in, and half messages of which the broker heard nothing, for programs. */
@RestController
@RequestMapping(path = "/api/console/dead-letters")
@Tag(name = "Console")
class DeadLetterResource {

    private final DecideDeadLetters letters;

    DeadLetterResource(DecideDeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "Letters that were tried too often and of which no operator has decided, the oldest of each owner first")
    List<Dead> all() {
        return letters.all().stream()
                .map(it -> new Dead(
                        it.owner(),
                        it.letter().id(),
                        it.letter().letterId(),
                        it.letter().topic(),
                        it.letter().orderKey(),
                        it.letter().attempts(),
                        it.letter().parkedAt(),
                        it.letter().reason(),
                        it.letter().body()))
                .toList();
    }

    @PostMapping(path = "/{owner}/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send a dead letter once more to where it was sent; written down with operator and reason")
    void replay(
            @Parameter(hidden = true) Session session,
            @PathVariable String owner,
            @PathVariable String id,
            @RequestBody Decision body) {
        letters.replay(owner, id, session.login(), body.reason);
    }

    @PostMapping(path = "/{owner}/{id}/drop", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leave a dead letter where it is, for ever; written down with operator and reason")
    void drop(
            @Parameter(hidden = true) Session session,
            @PathVariable String owner,
            @PathVariable String id,
            @RequestBody Decision body) {
        letters.drop(owner, id, session.login(), body.reason);
    }

    /**
     * @param owner    whose letter it is: stock, order, payment or gateway
     * @param id       of this copy, by which it is replayed or dropped
     * @param letterId the letter's own, the same for every copy
     * @param orderKey what it is about, usually an order
     * @param attempts to take it in, or the broker's questions about it
     * @param reason   why the last attempt failed; empty when nobody knows
     * @param body     JSON, as it was sent
     */
    record Dead(
            String owner,
            String id,
            String letterId,
            String topic,
            String orderKey,
            int attempts,
            Instant parkedAt,
            String reason,
            String body) {}

    record Decision(String reason) {}
}
