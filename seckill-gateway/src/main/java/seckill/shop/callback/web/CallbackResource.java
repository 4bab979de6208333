package seckill.shop.callback.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import seckill.participant.Money;
import seckill.problem.Checked;
import seckill.shop.callback.BookPayment;
import seckill.signature.Signature;
import tools.jackson.databind.json.JsonMapper;

/** A payment provider is no member: what says who it is is its signature, over the body as it was sent. */
@RestController
@Tag(name = "Wallet")
class CallbackResource {

    private static final String NONCE_HEADER = "Seckill-Nonce";

    private final BookPayment book;
    private final JsonMapper json;

    CallbackResource(BookPayment book, JsonMapper json) {
        this.book = book;
        this.json = json;
    }

    @PostMapping(path = "/api/payments/callbacks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Say that money has arrived for a buyer's wallet",
            description = "For the payment provider. The same `paymentId` is booked once, and answered the same.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = Arrived.class))))
    Booked arrived(
            @Parameter(description = "seconds since 1970; at most five minutes from now")
                    @RequestHeader(name = Signature.TIMESTAMP_HEADER, required = false)
                    String timestamp,
            @Parameter(description = "16 to 64 of [A-Za-z0-9_-], new for each call")
                    @RequestHeader(name = NONCE_HEADER, required = false)
                    String nonce,
            @Parameter(description = "`v1=` and HMAC-SHA256 over `timestamp.nonce.body`")
                    @RequestHeader(name = Signature.SIGNATURE_HEADER, required = false)
                    String signed,
            @RequestBody String body) {
        book.requireProvider(timestamp, nonce, signed, body);
        Arrived arrived = json.readValue(body, Arrived.class);
        Money amount = Checked.price(arrived.amountMinor, arrived.currency);
        return new Booked(arrived.paymentId, book.book(arrived.paymentId, arrived.buyerId, amount));
    }

    /** @param paymentId the provider's, the same whenever it says the same */
    record Arrived(String paymentId, long buyerId, long amountMinor, String currency) {}

    record Booked(String paymentId, Money amount) {}
}
