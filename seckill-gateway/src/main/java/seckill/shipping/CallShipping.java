package seckill.shipping;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.signature.Signature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls shipping for each notice that is due, and stops after a number of tries.
 *
 * <p>Several gateways may look at once: a try belongs to whoever has counted it. One that dies in a call has used up a try; the
 * receiver may then hear a notice twice, and knows it again by its event id.
 */
final class CallShipping {

    /** A receiver that does not answer holds up four calls, and nothing else. */
    private static final int AT_ONCE = 4;

    private static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(CallShipping.class);

    private final ShippingNotices notices;
    private final Signature signature;
    private final ShippingSettings settings;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http;

    CallShipping(ShippingNotices notices, Signature signature, ShippingSettings settings) {
        this.notices = notices;
        this.signature = signature;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.answerMax())
                .build();
    }

    /** Makes the calls that are due now. */
    void look() {
        try {
            List<ShippingNotice> due = notices.due(PAGE);
            if (due.isEmpty()) {
                return;
            }
            try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("shipping-", 0).factory())) {
                due.forEach(notice -> callers.execute(() -> tell(notice)));
            }
        } catch (RuntimeException e) {
            log.warn("shipping cannot be told now: {}", e.toString());
        }
    }

    private void tell(ShippingNotice notice) {
        try {
            if (notice.tries() >= settings.triesMax()) {
                giveUp(notice, "nobody lived to hear an answer");
            } else if (notices.claim(notice, settings.gapAfter(notice.tries() + 1))) {
                call(notice);
            }
        } catch (RuntimeException e) {
            log.warn("order={} shipping was not told: {}", notice.orderId(), e.toString());
        }
    }

    private void call(ShippingNotice notice) {
        String answer = answer(notice);
        if (answer.startsWith("2")) {
            notices.end(notice, ShippingNotice.State.DELIVERED, answer);
        } else if (notice.tries() + 1 < settings.triesMax()) {
            notices.inVain(notice, answer);
        } else {
            giveUp(notice, answer);
        }
    }

    private void giveUp(ShippingNotice notice, String answer) {
        notices.end(notice, ShippingNotice.State.GAVE_UP, answer);
        log.warn("order={} shipping was called {} times in vain ({}) and has to read it", notice.orderId(), settings.triesMax(), answer);
    }

    /** The status, or what happened instead. */
    private String answer(ShippingNotice notice) {
        String body = json.writeValueAsString(
                new Body(notice.eventId(), notice.sequence(), notice.orderId(), notice.occurredAt()));
        String timestamp = signature.now();
        HttpRequest request = HttpRequest.newBuilder(settings.callback())
                .timeout(settings.answerMax())
                .header("Content-Type", "application/json")
                .header(Signature.TIMESTAMP_HEADER, timestamp)
                .header(Signature.SIGNATURE_HEADER, signature.of(timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return Integer.toString(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** What is posted. */
    private record Body(String eventId, long sequence, String orderId, Instant occurredAt) {}
}
