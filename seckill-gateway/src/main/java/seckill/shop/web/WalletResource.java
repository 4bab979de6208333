package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.participant.Money;
import seckill.payment.api.WalletView;
import seckill.shop.IdempotencyKey;
import seckill.shop.Wallets;

/** A buyer's wallet, for programs. */
@RestController
@RequestMapping("/api/wallet")
@Tag(name = "Wallet")
class WalletResource {

    private final Wallets wallets;

    WalletResource(Wallets wallets) {
        this.wallets = wallets;
    }

    @GetMapping
    @Operation(summary = "One's wallet with its newest movements")
    WalletView wallet(@Parameter(hidden = true) Session session) {
        return wallets.of(session.buyerId());
    }

    @PostMapping(path = "/deposits", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put play money into one's wallet", description = "The same key puts it in once.")
    Deposited deposit(
            @Parameter(hidden = true) Session session,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @RequestBody Deposit deposit) {
        IdempotencyKey once = new IdempotencyKey(key);
        long amount = Objects.requireNonNullElse(deposit.amountMinor, 0L);
        return new Deposited(once.value(), wallets.deposit(session.buyerId(), once, amount));
    }

    /** @param amountMinor 1 to 1,000,000 in the wallet's currency */
    record Deposit(Long amountMinor) {}

    record Deposited(String depositId, Money amount) {}
}
