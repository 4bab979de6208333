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
import seckill.console.ParkedTickets;
import seckill.member.Session;

/** Admitted checkouts that could not be settled, for programs. */
@RestController
@RequestMapping(path = "/api/console/parked-tickets")
@Tag(name = "Console")
class ParkedTicketResource {

    private final ParkedTickets parked;

    ParkedTicketResource(ParkedTickets parked) {
        this.parked = parked;
    }

    @GetMapping
    @Operation(summary = "Checkouts of the mode REDIS_MSG that were tried too often, and what the last attempt ended with")
    List<Parked> all() {
        return parked.all().entrySet().stream().map(it -> new Parked(it.getKey(), it.getValue())).toList();
    }

    @PostMapping(path = "/{checkout}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Have a parked checkout tried again; written down with operator and reason")
    void replay(@Parameter(hidden = true) Session session, @PathVariable String checkout, @RequestBody Replay body) {
        parked.replay(checkout, session.login(), body.reason);
    }

    /** @param trouble the number of attempts, and what the last one ended with */
    record Parked(String checkoutId, String trouble) {}

    record Replay(String reason) {}
}
