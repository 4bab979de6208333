package seckill.trail.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seckill.trail.AuditTrail;
import seckill.trail.Entry;
import seckill.trail.Verification;

/** What operators have done, for programs. */
@RestController
@RequestMapping("/api/console/trail")
@Tag(name = "Console")
class TrailResource {

    private final AuditTrail trail;

    TrailResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Operation(summary = "What operators have done, the newest first; next is where the page after this one begins")
    Page page(
            @Parameter(description = "What it was done to, such as sale/42; everything when absent") @RequestParam(defaultValue = "") String subject,
            @Parameter(description = "The number before which the page begins") @RequestParam(required = false) Long before,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
        TrailPage page = TrailPage.of(trail, subject, before, limit);
        return new Page(page.entries().stream().map(Deed::of).toList(), page.next());
    }

    @GetMapping("/verification")
    @Operation(summary = "Compute all hashes anew: INTACT with the newest hash, or BROKEN with the first entry that is not as it was written")
    Verified verification() {
        return switch (trail.verify()) {
            case Verification.Intact(long entries, String hash) -> new Verified("INTACT", entries, hash, "");
            case Verification.Broken(long number, Verification.Flaw flaw) -> new Verified("BROKEN", number, "", flaw.name());
        };
    }

    /** @param next null on the last page */
    record Page(List<Deed> entries, Long next) {}

    record Deed(
            long number,
            Instant at,
            String actor,
            String role,
            String action,
            String subject,
            String detail,
            String previous,
            String hash) {

        static Deed of(Entry entry) {
            seckill.trail.Deed deed = entry.deed();
            return new Deed(entry.number(), entry.at(), deed.actor(), deed.role(), deed.action(), deed.subject(), deed.detail(),
                    entry.previous(), entry.hash());
        }
    }

    /**
     * @param state  INTACT or BROKEN
     * @param number of the newest entry, or of the first that is broken
     * @param hash   of the newest entry, empty when it is broken
     * @param flaw   MISSING, CHANGED, UNCHAINED or WRONG_HEAD, empty when it is intact
     */
    record Verified(String state, long number, String hash, String flaw) {}
}
