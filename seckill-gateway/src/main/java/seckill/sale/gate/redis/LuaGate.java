package seckill.sale.gate.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.redis.Script;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;

/**
 * The gate as a hash, a hash of buyers and a stream. A decision and its entry in the journal are one script, so there is no moment in
 * which one is there without the other; and wishes that come together share the script, its round trip and its write to the disk.
 */
public final class LuaGate implements Gate {

    /** The group of all who turn tickets into orders. */
    private static final String SETTLERS = "settlers";

    private final RedissonClient redis;
    private final String reader;
    private final Duration lease;
    private final Script admit;
    private final Script build;
    private final Script pause;
    private final Script soldOut;
    private final Script take;
    private final Script end;
    private final Script standing;

    /**
     * @param reader this process, unique among those alive
     * @param lease  after which whoever took a ticket up, and has not ended it, is taken for dead
     */
    public LuaGate(RedissonClient redis, String reader, Duration lease) {
        this.redis = redis;
        this.reader = reader;
        this.lease = lease;
        this.admit = Script.named(redis, "sale/admit");
        this.build = Script.named(redis, "sale/build");
        this.pause = Script.named(redis, "sale/pause");
        this.soldOut = Script.named(redis, "sale/sold-out");
        this.take = Script.named(redis, "sale/take");
        this.end = Script.named(redis, "sale/end");
        this.standing = Script.named(redis, "sale/standing");
    }

    @Override
    public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
        Object[] arguments = new Object[1 + wishes.size()];
        arguments[0] = Long.toString(epoch);
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            arguments[1 + i] = wish.buyerId() + " " + wish.quantity() + " " + wish.scenario() + " " + wish.ticket();
        }
        return admit.answerLater(keys(saleId, "gate", "buyers", "journal"), arguments)
                .thenApply(said -> said.chars().mapToObj(LuaGate::verdict).toList());
    }

    static Verdict verdict(int letter) {
        return switch (letter) {
            case 'T' -> Verdict.ADMITTED;
            case 'A' -> Verdict.ALREADY;
            case 'R' -> Verdict.RETURNED;
            case 'W' -> Verdict.OTHER_WISH;
            case 'N' -> Verdict.NOT_OPEN;
            case 'L' -> Verdict.LIMIT;
            case 'S' -> Verdict.SOLD_OUT;
            case 'E' -> Verdict.OTHER_EPOCH;
            default -> throw new IllegalStateException("sale/admit says " + (char) letter);
        };
    }

    @Override
    public Optional<Standing> standing(long saleId) {
        List<Object> gate = standing.list(keys(saleId, "gate"));
        return gate.isEmpty()
                ? Optional.empty()
                : Optional.of(new Standing(
                        number(gate.get(0)),
                        number(gate.get(1)),
                        number(gate.get(2)),
                        number(gate.get(3)),
                        gate.get(4).equals("1"),
                        gate.get(5).equals("0")));
    }

    private static long number(Object text) {
        return Long.parseLong((String) text);
    }

    @Override
    public boolean build(long saleId, Opening opening) {
        return build(keys(saleId, "gate", "journal"), opening);
    }

    /** @param keys those of the script */
    boolean build(List<String> keys, Opening opening) {
        return build.answer(
                        keys,
                        Long.toString(opening.epoch()),
                        Long.toString(opening.available()),
                        Long.toString(opening.ended()),
                        Integer.toString(opening.limitPerBuyer()),
                        Long.toString(opening.opensAt().toEpochMilli()),
                        Long.toString(opening.closesAt().toEpochMilli()),
                        opening.paused() ? "1" : "0",
                        opening.isFirst() ? "1" : "0")
                .equals("BUILT");
    }

    @Override
    public void pause(long saleId, long epoch, boolean paused) {
        pause.answer(keys(saleId, "gate"), Long.toString(epoch), paused ? "1" : "0");
    }

    @Override
    public Optional<long[]> buyersWhenSoldOut(long saleId) {
        List<Object> said = soldOut.list(keys(saleId, "gate", "buyers"));
        return said.getFirst().equals("SOLD_OUT")
                ? Optional.of(said.stream().skip(1).mapToLong(buyer -> Long.parseLong((String) buyer)).sorted().toArray())
                : Optional.empty();
    }

    @Override
    public List<Ticket> take(long saleId, int max) {
        List<List<Object>> rows = take.rows(
                keys(saleId, "journal"), SETTLERS, reader, Long.toString(lease.toMillis()), Integer.toString(max));
        return rows.stream().map(row -> ticket(saleId, row)).toList();
    }

    private static Ticket ticket(long saleId, List<Object> row) {
        return new Ticket((String) row.get(0), new Wish(
                saleId,
                (String) row.get(1),
                Long.parseLong((String) row.get(2)),
                Integer.parseInt((String) row.get(3)),
                (String) row.get(4)));
    }

    @Override
    public boolean end(long saleId, Map<Ticket, String> reasons) {
        return end(keys(saleId, "gate", "buyers", "journal"), reasons);
    }

    /** @param keys those of the script */
    boolean end(List<String> keys, Map<Ticket, String> reasons) {
        List<Object> arguments = new ArrayList<>(List.of(SETTLERS));
        reasons.forEach((ticket, reason) -> arguments.addAll(List.of(
                ticket.entry(),
                ticket.wish().ticket(),
                Long.toString(ticket.wish().buyerId()),
                Integer.toString(ticket.wish().quantity()),
                reason)));
        return end.run(keys, arguments.toArray()) == 1;
    }

    @Override
    public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        String has = redis.<String, String>getMap(key(saleId, "buyers"), StringCodec.INSTANCE).get(Long.toString(buyerId));
        return has == null ? Optional.empty() : fate(has, ticket);
    }

    /** Has all that there is of a gate gone after that time, or at once. */
    public void forget(long saleId, Duration after) {
        for (String key : keys(saleId, "gate", "buyers", "journal")) {
            if (after.isPositive()) {
                redis.getBucket(key).expire(after);
            } else {
                redis.getBucket(key).delete();
            }
        }
    }

    /** What became of a ticket, as a buyer's field tells: {@code ;ticket:units} for each, or {@code ;ticket:0=REASON}. */
    static Optional<Fate> fate(String has, String ticket) {
        for (String one : has.split(";")) {
            if (one.startsWith(ticket + ":")) {
                String[] unitsAndReason = one.substring(ticket.length() + 1).split("=", 2);
                return Optional.of(new Fate(
                        Integer.parseInt(unitsAndReason[0]), unitsAndReason.length == 2 ? unitsAndReason[1] : ""));
            }
        }
        return Optional.empty();
    }

    /** How much a buyer has, as his field tells. */
    static int units(String has) {
        return Arrays.stream(has.split(";"))
                .filter(one -> !one.isEmpty())
                .mapToInt(one -> Integer.parseInt(one.substring(one.indexOf(':') + 1).split("=", 2)[0]))
                .sum();
    }

    static List<String> keys(long saleId, String... names) {
        List<String> keys = new ArrayList<>(names.length);
        for (String name : names) {
            keys.add(key(saleId, name));
        }
        return keys;
    }

    static String key(long saleId, String name) {
        return "{sale:" + saleId + "}:" + name;
    }
}
