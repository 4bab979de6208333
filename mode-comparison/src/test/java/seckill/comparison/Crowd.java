package seckill.comparison;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        Ids.leaveRoom();
        List<Buyer> buyers = IntStream.range(0, count)
                .mapToObj(n -> signedIn(Ids.number(), Ids.login(), Clock.systemUTC()))
                .toList();
        Sql payment = tables.of("payment");
        insert(tables.of("gateway"), "member (id, login, created_at)", buyers, it ->
                "(%d, '%s', UTC_TIMESTAMP(6))".formatted(it.id(), it.login()));
        insert(payment, "account (buyer_id, balance_minor, currency)", buyers, it ->
                "(%d, %d, '%s')".formatted(it.id(), moneyMinor, Shop.CURRENCY));
        insert(payment, "points_account (buyer_id, points)", buyers, it -> "(%d, 0)".formatted(it.id()));
        insert(payment, "movement (id, buyer_id, kind, amount_minor, order_id, moved_at)", buyers, it ->
                "('%s/deposit', %d, 'DEPOSIT', %d, NULL, UTC_TIMESTAMP(6))".formatted(Ids.key(), it.id(), moneyMinor));
        return buyers;
    }

    private static void insert(Sql sql, String into, List<Buyer> buyers, Function<Buyer, String> row) {
        sql.update("INSERT INTO " + into + " VALUES " + buyers.stream().map(row).collect(Collectors.joining(", ")));
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
