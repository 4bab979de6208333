package seckill.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the last unit of a sale is given away: two buyers ask a gate, which journals a ticket with the unit that it takes; a settler has the database
 * turn it into an order, and ends it. The gate's decisions are made by the shop's own scripts, {@code sale/admit} and {@code sale/end}; each is
 * one local transaction here, and the journal gives a ticket out again until it has ended.
 */
final class Admission implements Protocol {

    private static final List<String> BUYERS = List.of("alice", "bob");
    private static final String GATE = "gate";
    private static final String SETTLER = "settler";
    private static final String DATABASE = "database";
    private static final int ANSWER_WITHIN = 5;
    private static final int LEASE = 9;
    private static final int ASKS_MAX = 2;

    private static final String ORDERED = "ORDERED";
    private static final String RETURNED = "RETURNED";

    /** What is done wrongly. */
    enum Trap { NONE, STOCK_FIRST, NO_JOURNAL, GIVES_BACK_AGAIN, ORDERS_AGAIN }

    private static final RedisData OPENED = RedisData.empty().withHash("gate", Map.of(
            "epoch", "1", "left", "1", "pending", "0", "ended", "0", "limit", "1", "opens", "0", "closes", "9999999999", "paused", "0"));

    private final Trap trap;
    private final ShopScript admit;
    private final ShopScript end;

    private Admission(Trap trap, ShopScript admit, ShopScript end) {
        this.trap = trap;
        this.admit = admit;
        this.end = end;
    }

    /** The controls are in the shop's own texts, where they can be. */
    static Supplier<Protocol> with(Trap trap) {
        ShopScript admit = switch (trap) {
            case STOCK_FIRST -> ShopScript.withMistake("sale/admit", "if has ~= '' then", "if has ~= '' and left > 0 then");
            case NO_JOURNAL -> ShopScript.withMistake("sale/admit", "redis.call('XADD', journal, '*', 't', ticket, 'b', buyer, 'n', quantity, 's', scenario_of[i])", "");
            default -> ShopScript.named("sale/admit");
        };
        ShopScript end = trap == Trap.GIVES_BACK_AGAIN
                ? ShopScript.withMistake("sale/end", "if redis.call('XDEL', journal, entry) == 1 then", "if redis.call('XDEL', journal, entry) then")
                : ShopScript.named("sale/end");
        return () -> new Admission(trap, admit, end);
    }

    @Override
    public String name() {
        return trap == Trap.NONE ? "admission" : "admission, " + trap.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        all.put(GATE, new Gate());
        all.put(DATABASE, new Database());
        all.put(SETTLER, new Settler());
        BUYERS.forEach(name -> all.put(name, new Buyer()));
        return all;
    }

    /** At rest no ticket is pending, the gate has as many units as the ledger, and everybody was told the truth. */
    @Override
    public Optional<Finding> wrong(Disks disks) {
        RedisData gate = disks.read(GATE, "redis", OPENED);
        int available = disks.read(DATABASE, "available", 1);
        Finding.Kind kind = available < 0 ? Finding.Kind.TWICE
                : !gate.entries("journal").isEmpty() ? Finding.Kind.BLOCKED
                : !gate.field("gate", "left").equals(Integer.toString(available)) ? Finding.Kind.LOST
                : BUYERS.stream().anyMatch(it -> wasToldWrongly(disks, gate, it)) ? Finding.Kind.LOST : null;
        return Optional.ofNullable(kind).map(it -> new Finding(it, disks.toString()));
    }

    /** Nobody with a ticket was told that there is nothing, and whoever was told that he has one has it. */
    private static boolean wasToldWrongly(Disks disks, RedisData gate, String buyer) {
        boolean hasNone = gate.field("buyers", buyer) == null;
        return disks.read(GATE, "lied to", "").equals(buyer) || disks.read(buyer, "told", "").equals("ticket") && hasNone;
    }

    private record Ask() {}

    private record Verdict(String what) {}

    private record Pending(String entry, String ticket) {}

    private record Order(String entry, String ticket) {}

    private record Decided(String entry, String ticket, boolean ordered) {}

    private record Ended(String entry, String ticket, boolean ordered) {}

    private static final class Buyer implements Node {

        private int asked;

        @Override
        public void start(Context context) {
            if (context.disk("told") == null && asked++ < ASKS_MAX) {
                context.send(GATE, new Ask());
                context.timer("an answer", ANSWER_WITHIN);
            }
        }

        /** What he is told last is what he believes. */
        @Override
        public void receive(String from, Object message, Context context) {
            context.commit("told", ((Verdict) message).what);
        }

        @Override
        public void timeout(Object what, Context context) {
            start(context);
        }
    }

    private final class Gate implements Node {

        @Override
        public void start(Context context) {
            redis(context).entries("journal").forEach(it -> giveOut(it, context));
        }

        private RedisData redis(Context context) {
            RedisData redis = context.disk("redis");
            return redis == null ? OPENED : redis;
        }

        /** A buyer's ticket has the buyer's name here. */
        private void giveOut(List<Object> entry, Context context) {
            String ticket = (String) ((List<?>) entry.get(1)).get(1);
            context.timer(entry.getFirst(), LEASE);
            context.send(SETTLER, new Pending((String) entry.getFirst(), ticket));
        }

        @Override
        public void timeout(Object id, Context context) {
            redis(context).entries("journal").stream()
                    .filter(entry -> entry.getFirst().equals(id))
                    .toList()
                    .forEach(entry -> giveOut(entry, context));
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Ask it -> context.send(from, new Verdict(admit(from, context)));
                case Ended ended -> {
                    List<String> arguments = List.of(
                            "settlers", ended.entry, ended.ticket, ended.ticket, "1", ended.ordered ? "" : "INSUFFICIENT_BALANCE");
                    context.commit("redis", end.run(redis(context), List.of("gate", "buyers", "journal"), arguments).after());
                }
                default -> { }
            }
        }

        private String admit(String buyer, Context context) {
            boolean hadTicket = redis(context).field("buyers", buyer) != null;
            ShopScript.Answer answer =
                    admit.run(redis(context), List.of("gate", "buyers", "journal"), List.of("1", buyer + " 1 buy-now " + buyer));
            switch (answer.said()) {
                case "T" -> {
                    context.commit("redis", answer.after());
                    List<List<Object>> journal = answer.after().entries("journal");
                    journal.stream().skip(Math.max(0, journal.size() - 1)).forEach(entry -> giveOut(entry, context));
                }
                case "S" -> {
                    if (hadTicket) {
                        context.commit("lied to", buyer); // nobody would write this down: it is for whoever looks on
                    }
                }
                default -> { }
            }
            return switch (answer.said()) {
                case "T", "A" -> "ticket";
                case "R" -> "returned";
                default -> "sold out";
            };
        }
    }

    private static final class Settler implements Node {

        @Override
        public void start(Context context) {}

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Pending pending -> context.send(DATABASE, new Order(pending.entry, pending.ticket));
                case Decided decided -> context.send(GATE, new Ended(decided.entry, decided.ticket, decided.ordered));
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {}
    }

    /** The checkout, with its key: the same ticket is decided once. */
    private final class Database implements Node {

        @Override
        public void start(Context context) {}

        @Override
        public void receive(String from, Object message, Context context) {
            Order order = (Order) message;
            String ticket = order.ticket;
            String known = context.disk(ticket);
            Integer available = context.disk("available");
            int now = available == null ? 1 : available;
            if (known == null || trap == Trap.ORDERS_AGAIN && known.equals(ORDERED)) {
                boolean isPaid = known != null || !context.rarely(5);
                if (isPaid) {
                    context.commit(ticket, ORDERED, "available", now - 1);
                } else {
                    context.commit(ticket, RETURNED);
                }
            }
            context.send(from, new Decided(order.entry, ticket, ORDERED.equals(context.disk(ticket))));
        }

        @Override
        public void timeout(Object what, Context context) {}
    }
}
