package seckill.comparison;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import seckill.member.Role;
import seckill.member.SessionTokens;

/**
 * Buyers by the hundred. They are written into the tables, and their sessions are signed here with the shop's key: to
 * register and sign in takes a tenth of a second of a processor each, on purpose.
 */
final class Crowd {

    private final ShopUnderTest shop;
    private final Tables tables;

    Crowd(ShopUnderTest shop) {
        this.shop = shop;
        this.tables = new Tables(shop);
    }

    List<Buyer> of(int count, long moneyMinor) {
        return IntStream.range(0, count).mapToObj(n -> buyer(moneyMinor)).toList();
    }

    private Buyer buyer(long moneyMinor) {
        long id = Ids.number();
        String login = Ids.login();
        tables.of("gateway").update(
                "INSERT INTO member (id, login, created_at) VALUES (?, ?, UTC_TIMESTAMP(6))", id, login);
        Sql payment = tables.of("payment");
        payment.update(
                "INSERT INTO account (buyer_id, balance_minor, currency) VALUES (?, ?, ?)", id, moneyMinor, Shop.CURRENCY);
        payment.update(
                "INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at)"
                        + " VALUES (?, ?, 'DEPOSIT', ?, NULL, UTC_TIMESTAMP(6))",
                Ids.key() + "/deposit", id, moneyMinor);
        return signedIn(id, login, Clock.systemUTC());
    }

    Buyer withExpiredSession(Buyer buyer) {
        Clock longAgo = Clock.offset(Clock.systemUTC(), SessionTokens.LIFETIME.plus(Duration.ofMinutes(1)).negated());
        return signedIn(buyer.id(), buyer.login(), longAgo);
    }

    private Buyer signedIn(long id, String login, Clock when) {
        byte[] key = Base64.getDecoder().decode(shop.secrets().key("session-key"));
        String token = new SessionTokens(key, when, Ids::login).issue(id, login, Role.BUYER).token();
        return new Buyer(id, login, new Http(shop.running().baseUrl(), token));
    }
}
