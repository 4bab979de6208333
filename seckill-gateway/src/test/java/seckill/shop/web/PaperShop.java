package seckill.shop.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderState;
import seckill.order.api.OrderView;
import seckill.order.api.OverdueOrder;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.api.WalletView;
import seckill.payment.api.WalletView.Kind;
import seckill.payment.api.WalletView.Movement;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.CatalogueLoad;
import seckill.stock.api.ProductView;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.participant.CommandIdReusedException;

/** The three modules on paper: enough of them for the pages in front, none of what makes them safe. */
final class PaperShop {

    private final Clock clock;
    private final Map<CommandId, Reply> answered = new HashMap<>();
    private final Map<CommandId, String> asked = new HashMap<>();
    private final Map<Long, ProductView> products = new LinkedHashMap<>();
    private final Map<Long, SaleView> sales = new LinkedHashMap<>();
    private final Map<String, OrderView> orders = new LinkedHashMap<>();
    private final Map<Long, List<Movement>> wallets = new HashMap<>();
    private final Map<Long, Map<String, Long>> points = new HashMap<>();

    /** While true, no module answers. */
    volatile boolean isDown;

    PaperShop(Clock clock) {
        this.clock = clock;
        String[] categories = {"books", "clothing", "gadgets", "home", "kitchen", "outdoor", "sports", "stationery", "tea-coffee", "toys"};
        for (int i = 0; i < 40; i++) {
            String category = categories[i % categories.length];
            long sku = 1001 + i;
            products.put(sku, new ProductView(
                    sku, "Sample " + category + " no. " + (i + 1), "样品（" + category + "）" + (i + 1),
                    "A careful description of sample " + (i + 1) + ".", "样品" + (i + 1) + "的详细说明。",
                    category, cny(1_990 + 3_100L * i), i == 7 ? 0 : 5 + i));
        }
        Instant now = clock.instant();
        sale(1, 1001, "Noon rush", "午间抢购", 990, now.minusSeconds(600), Duration.ofHours(2), 100);
        sale(2, 1002, "Evening special", "晚间特惠", 1_990, now.plusSeconds(3_700), Duration.ofHours(2), 50);
        sale(3, 1003, "Early bird", "早鸟价", 2_990, now.minusSeconds(9_000), Duration.ofHours(1), 20);
    }

    private void sale(long id, long sku, String en, String zh, long minor, Instant from, Duration lasts, int units) {
        sales.put(id, new SaleView(id, sku, en, zh, cny(minor), from, from.plus(lasts), 2, units, units, SaleState.ACTIVE, 0, GateEngine.SCRIPT));
    }

    static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    private void requireUp() {
        if (isDown) {
            throw new IllegalStateException("no answer");
        }
    }

    private synchronized Reply once(seckill.participant.Command command, java.util.function.Supplier<Reply> effect) {
        requireUp();
        String before = asked.putIfAbsent(command.id(), command.toString());
        if (before != null && !before.equals(command.toString())) {
            throw new CommandIdReusedException(command.id());
        }
        return answered.computeIfAbsent(command.id(), id -> effect.get());
    }

    private CommandTrace traceOf(CommandId id) {
        Reply reply = answered.get(id);
        if (reply == null) {
            return CommandTrace.none();
        }
        return new CommandTrace(
                reply instanceof Reply.Done ? CommandTrace.State.DONE : CommandTrace.State.REFUSED, "", "");
    }

    StockApi stock() {
        return new StockApi() {
            @Override
            public Reply carryOut(StockCommand command) {
                return once(command, () -> switch (command) {
                    case StockCommand.Deduct deduct -> takeUnits(deduct.lines());
                    case StockCommand.Reserve reserve -> takeUnits(reserve.lines());
                    case StockCommand.Settle settle -> Reply.done();
                    case StockCommand.Release release -> Reply.done();
                    case StockCommand.Return back -> Reply.done();
                });
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return traceOf(id);
            }

            @Override
            public CommandTrace giveUp(CommandId id) {
                return trace(id);
            }

            @Override
            public Reply take(seckill.participant.Phase phase, StockCommand command) {
                throw new UnsupportedOperationException("nothing travels on paper");
            }
        };
    }

    private Reply takeUnits(List<StockLine> lines) {
        for (StockLine line : lines) {
            int left = line.saleId() == 0
                    ? products.get(line.sku()).available()
                    : sales.get(line.saleId()).available();
            if (left < line.quantity()) {
                return Reply.refused(StockRefusal.OUT_OF_STOCK);
            }
        }
        return Reply.done();
    }

    OrderApi order() {
        return new OrderApi() {
            @Override
            public Reply carryOut(OrderCommand command) {
                return once(command, () -> switch (command) {
                    case Place place -> write(place);
                    case MarkPaid paid -> become(paid.orderId(), OrderStatus.PENDING, OrderStatus.PAID, OrderRefusal.NOT_PENDING);
                    case OrderCommand.Cancel it ->
                        become(it.orderId(), OrderStatus.PENDING, OrderStatus.CANCELLED, OrderRefusal.NOT_PENDING);
                    case OrderCommand.Refund it ->
                        become(it.orderId(), OrderStatus.PAID, OrderStatus.REFUNDED, OrderRefusal.NOT_PAID);
                });
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return traceOf(id);
            }

            @Override
            public CommandTrace giveUp(CommandId id) {
                return trace(id);
            }

            @Override
            public Reply take(seckill.participant.Phase phase, OrderCommand command) {
                throw new UnsupportedOperationException("nothing travels on paper");
            }

            @Override
            public Reply begin(seckill.participant.Slip slip, seckill.participant.Publishing how) {
                throw new UnsupportedOperationException("nothing travels on paper");
            }

            @Override
            public List<OrderView> order(long buyerId, String orderId) {
                requireUp();
                return orders.values().stream()
                        .filter(o -> o.buyerId() == buyerId && o.orderId().equals(orderId))
                        .toList();
            }

            @Override
            public List<OrderView> ordersOf(long buyerId, int limit) {
                requireUp();
                return new ArrayList<>(orders.values()).reversed().stream()
                        .filter(o -> o.buyerId() == buyerId).limit(limit).toList();
            }

            @Override
            public List<OrderView> ordersBefore(long buyerId, Instant placedAt, String orderId, int limit) {
                return ordersOf(buyerId, Integer.MAX_VALUE).stream()
                        .dropWhile(o -> !o.orderId().equals(orderId)).skip(1).limit(limit).toList();
            }

            @Override
            public List<OrderState> statesOf(List<String> orderIds) {
                return orderIds.stream().filter(orders::containsKey).map(id -> new OrderState(id, orders.get(id).status())).toList();
            }

            @Override
            public List<OverdueOrder> overdueAfter(Instant deadline, String orderId, int limit) {
                throw new UnsupportedOperationException("nobody looks for overdue orders on paper");
            }
        };
    }

    private Reply write(Place place) {
        boolean now = place.payment() instanceof PaymentTerm.Now;
        Instant deadline = place.payment() instanceof PaymentTerm.Until(Instant until) ? until : Instant.EPOCH;
        var how = place.placement();
        orders.put(place.orderId(), new OrderView(
                place.orderId(), how.buyerId(), now ? OrderStatus.PAID : OrderStatus.PENDING, how.scenario(), how.mode(),
                how.epoch(), place.total(), clock.instant(), deadline, place.lines(), place.deliverTo()));
        return Reply.done();
    }

    private Reply become(String orderId, OrderStatus from, OrderStatus to, OrderRefusal otherwise) {
        OrderView o = orders.get(orderId);
        if (o.status() != from) {
            return Reply.refused(otherwise);
        }
        orders.put(o.orderId(), new OrderView(
                o.orderId(), o.buyerId(), to, o.scenario(), o.mode(), o.epoch(), o.total(), o.placedAt(),
                o.deadline(), o.lines(), o.deliverTo()));
        return Reply.done();
    }

    PaymentApi payment() {
        return new PaymentApi() {
            @Override
            public Reply carryOut(PaymentCommand command) {
                return once(command, () -> switch (command) {
                    case PaymentCommand.Charge c -> move(c.buyerId(), Kind.CAPTURE, -c.amount().minor(), c.orderId());
                    case PaymentCommand.Deposit d -> move(d.buyerId(), Kind.DEPOSIT, d.amount().minor(), "");
                    case PaymentCommand.Refund r -> move(r.buyerId(), Kind.REFUND, r.amount().minor(), r.orderId());
                    case PaymentCommand.Award a -> earn(a.buyerId(), a.orderId(), a.points());
                    case PaymentCommand.Revoke r -> earn(r.buyerId(), r.orderId(), 0);
                });
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return traceOf(id);
            }

            @Override
            public CommandTrace giveUp(CommandId id) {
                return trace(id);
            }

            @Override
            public Reply take(seckill.participant.Phase phase, PaymentCommand command) {
                throw new UnsupportedOperationException("nothing travels on paper");
            }

            @Override
            public List<WalletView> wallet(long buyerId) {
                requireUp();
                List<Movement> moved = wallets.get(buyerId);
                return moved == null
                        ? List.of()
                        : List.of(new WalletView(buyerId, cny(balance(moved)), pointsOf(buyerId), moved.reversed()));
            }

            @Override
            public int open(List<Long> buyerIds, Money openingDeposit) {
                requireUp();
                int before = wallets.size();
                buyerIds.forEach(id -> wallets.computeIfAbsent(id, x -> {
                    List<Movement> moved = new ArrayList<>();
                    if (openingDeposit.minor() > 0) {
                        moved.add(new Movement(Kind.DEPOSIT, openingDeposit, "", clock.instant()));
                    }
                    return moved;
                }));
                return wallets.size() - before;
            }
        };
    }

    private Reply move(long buyerId, Kind kind, long minor, String orderId) {
        List<Movement> moved = wallets.get(buyerId);
        if (moved == null) {
            return Reply.refused(PaymentRefusal.NO_WALLET);
        }
        if (balance(moved) + minor < 0) {
            return Reply.refused(PaymentRefusal.INSUFFICIENT_BALANCE);
        }
        moved.add(new Movement(kind, cny(minor), orderId, clock.instant()));
        return Reply.done();
    }

    private Reply earn(long buyerId, String orderId, long n) {
        points.computeIfAbsent(buyerId, x -> new HashMap<>()).put(orderId, n);
        return Reply.done();
    }

    private long pointsOf(long buyerId) {
        return points.getOrDefault(buyerId, Map.of()).values().stream().mapToLong(n -> n).sum();
    }

    private static long balance(List<Movement> moved) {
        return moved.stream().mapToLong(m -> m.amount().minor()).sum();
    }

    CatalogueApi catalogue() {
        return new CatalogueApi() {
            @Override
            public List<ProductView> products(long afterSku, String category, String text, int limit) {
                requireUp();
                return products.values().stream()
                        .filter(p -> p.sku() > afterSku)
                        .filter(p -> category.isEmpty() || p.category().equals(category))
                        .filter(p -> p.nameEn().contains(text) || p.nameZh().contains(text))
                        .sorted(Comparator.comparing(ProductView::sku))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<ProductView> productsOf(List<Long> skus) {
                requireUp();
                return skus.stream().map(products::get).filter(java.util.Objects::nonNull).toList();
            }

            @Override
            public List<String> categories() {
                requireUp();
                return products.values().stream().map(ProductView::category).distinct().sorted().toList();
            }

            @Override
            public List<SaleView> sales() {
                requireUp();
                return List.copyOf(sales.values());
            }

            @Override
            public List<SaleView> salesOf(List<Long> saleIds) {
                return sales().stream().filter(sale -> saleIds.contains(sale.saleId())).toList();
            }

            @Override
            public int load(CatalogueLoad load) {
                requireUp();
                int before = products.size();
                load.products().forEach(p -> products.putIfAbsent(p.sku(), new ProductView(
                        p.sku(), p.nameEn(), p.nameZh(), p.descriptionEn(), p.descriptionZh(), p.category(), p.price(),
                        p.units())));
                return products.size() - before;
            }
        };
    }
}
