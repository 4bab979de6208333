package seckill.shipping.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shipping.ShippingNotice;
import seckill.shipping.ShippingNotices;
import seckill.signature.Signature;

/** Notices, for a receiver that missed calls, and for the operator. */
@RestController
@Tag(name = "Shipping")
class ShippingResource {

    private static final int PAGE_MAX = 500;

    private final ShippingNotices notices;
    private final Signature signature;

    ShippingResource(ShippingNotices notices, Signature signature) {
        this.notices = notices;
        this.signature = signature;
    }

    /** A receiver is no buyer: what says who it is is its signature. */
    @GetMapping("/api/shipping/notices")
    @Operation(
            summary = "Orders that were paid, in the order in which they were noted",
            description = "For the receiver of the callbacks, which signs `GET ` and the path with its query as the shop signs a"
                    + " body. Whoever asks with the last `sequence` of the answer before reads each notice once.")
    List<Notice> after(
            @Parameter(description = "seconds since 1970; at most five minutes from now")
                    @RequestHeader(name = Signature.TIMESTAMP_HEADER, required = false)
                    String timestamp,
            @Parameter(description = "`v1=` and HMAC-SHA256 over `timestamp.GET path?query`")
                    @RequestHeader(name = Signature.SIGNATURE_HEADER, required = false)
                    String signed,
            @Parameter(description = "a sequence, 0 for the first") @RequestParam(defaultValue = "0") long after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(hidden = true) ServerHttpRequest request) {
        if (!signature.holds(timestamp, signed, "GET " + asSent(request))) {
            throw new ProblemException(Problem.WRONG_SIGNATURE);
        }
        if (after < 0 || limit < 1 || limit > PAGE_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return notices.after(after, limit).stream().map(Notice::of).toList();
    }

    private static String asSent(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return request.getURI().getRawPath() + (query == null ? "" : "?" + query);
    }

    @GetMapping("/api/console/shipping")
    @Operation(summary = "How many notices were delivered, wait for a call, or were given up")
    Map<ShippingNotice.State, Long> counts() {
        return notices.counts();
    }

    /** @param state what has become of the calls about it; a receiver need not mind */
    record Notice(String eventId, long sequence, String orderId, Instant occurredAt, ShippingNotice.State state) {

        static Notice of(ShippingNotice notice) {
            return new Notice(notice.eventId(), notice.sequence(), notice.orderId(), notice.occurredAt(), notice.state());
        }
    }
}
