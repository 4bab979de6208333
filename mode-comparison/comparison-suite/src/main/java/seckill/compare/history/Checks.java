package seckill.compare.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import seckill.compare.history.Event.Kind;

/**
 * What must be true of a history and the databases together, once the shop is at rest. None of it asks the shop.
 *
 * @param unitsBefore available units by product, before the first request
 * @param moneyBefore balances by buyer, before the first request
 */
public record Checks(History history, Books books, Map<Long, Long> unitsBefore, Map<Long, Long> moneyBefore) {

    /** Which status an order has when the request for this scenario was answered OK, unless a later one changed it. */
    private static final Map<String, String> STATUS_AFTER = Map.of(
            "buy-now", "PAID", "place-order", "PENDING", "pay-order", "PAID", "cancel-order", "CANCELLED", "refund-order", "REFUNDED");

    private static final Set<String> PLACING = Set.of("buy-now", "place-order");

    public List<Finding> all() {
        List<Operation> operations = history.operations();
        return List.of(
                sameAnswerAgain(operations),
                acknowledgedStays(operations),
                refusedLeftNothing(operations),
                unitsAddUp(operations),
                moneyAddsUp(operations),
                soldOutWasTrue(operations));
    }

    private Finding sameAnswerAgain(List<Operation> operations) {
        List<String> violations = operations.stream()
                .filter(it -> it.answers().stream().map(Event::kind).distinct().count() > 1)
                .map(it -> it.invoked().checkout() + " was answered " + it.answers().stream().map(Event::kind).distinct().toList())
                .toList();
        long repeated = operations.stream().filter(it -> it.answers().size() > 1).count();
        return new Finding("I7", "A repeated request gets the same answer", "the history alone: all answers under one key",
                Map.of("requests", (long) operations.size(), "repeated", repeated), violations);
    }

    private Finding acknowledgedStays(List<Operation> operations) {
        Map<String, Operation> last = new LinkedHashMap<>();
        operations.stream().filter(Operation::isOk).forEach(it -> last.put(it.invoked().order(), it));
        Set<String> inDoubt = operations.stream().filter(it -> it.outcome() == Kind.UNKNOWN)
                .map(it -> it.invoked().order()).collect(Collectors.toSet());
        Map<String, String> orders = books.orders(last.keySet());
        List<String> violations = new ArrayList<>();
        last.forEach((order, operation) -> {
            String expected = STATUS_AFTER.get(operation.invoked().scenario());
            String found = orders.getOrDefault(order, "no order");
            if (!found.equals(expected) && !inDoubt.contains(order)) {
                violations.add(order + ": its buyer was told that " + operation.invoked().scenario() + " went well, the database has " + found);
            }
        });
        return new Finding("I8", "No acknowledged order is lost", "answers of the history against " + BooksInTables.ORDERS,
                Map.of("acknowledged", (long) last.size()), violations);
    }

    private Finding refusedLeftNothing(List<Operation> operations) {
        List<Operation> not = operations.stream()
                .filter(it -> PLACING.contains(it.invoked().scenario()) && (it.outcome() == Kind.REFUSED || it.outcome() == Kind.FAILED))
                .toList();
        List<Operation> open = operations.stream().filter(it -> it.outcome() == Kind.UNKNOWN).toList();
        Map<String, String> orders = books.orders(not.stream().map(it -> it.invoked().order()).toList());
        Map<String, String> checkouts = books.checkouts(open.stream().map(it -> it.invoked().checkout()).toList());
        List<String> violations = new ArrayList<>();
        not.stream().filter(it -> orders.containsKey(it.invoked().order())).forEach(it -> violations.add(
                it.invoked().order() + ": its buyer was told no, the database has an order that is " + orders.get(it.invoked().order())));
        open.stream().filter(it -> checkouts.getOrDefault(it.invoked().checkout(), "").equals("IN_FLIGHT")).forEach(it ->
                violations.add(it.invoked().checkout() + ": its client never knew, and it is still in flight"));
        return new Finding("I9", "A refusal leaves nothing, and what no client knows has one outcome",
                "answers of the history against " + BooksInTables.ORDERS + " and " + BooksInTables.CHECKOUTS,
                Map.of("refusedOrFailed", (long) not.size(), "neverKnown", (long) open.size(),
                        "inDoubtForAWhile", operations.stream().filter(Operation::wasInDoubt).count()), violations);
    }

    private Finding unitsAddUp(List<Operation> operations) {
        return addsUp("I2", "Units that are gone are those which buyers were told of", BooksInTables.UNITS, operations, unitsBefore,
                books.units(unitsBefore.keySet()), Event::sku, Event::quantity, "product ");
    }

    private Finding moneyAddsUp(List<Operation> operations) {
        return addsUp("I4", "Money that is gone is what buyers were told of", BooksInTables.MONEY, operations, moneyBefore,
                books.money(moneyBefore.keySet()), Event::buyer, Event::minor, "buyer ");
    }

    /** What clients do not know is taken from the database, which has one outcome of it. */
    private Finding addsUp(String id, String statement, String checkedBy, List<Operation> operations, Map<Long, Long> before,
            Map<Long, Long> after, ToLongFunction<Event> whose, ToLongFunction<Event> how, String noun) {
        Set<String> happened = happened(operations);
        Map<Long, Long> told = new HashMap<>();
        operations.stream().map(Operation::invoked).filter(it -> happened.contains(it.checkout()) && how.applyAsLong(it) != 0)
                .forEach(it -> told.merge(whose.applyAsLong(it), how.applyAsLong(it), Long::sum));
        List<String> violations = new ArrayList<>();
        before.forEach((key, had) -> {
            long gone = had - after.getOrDefault(key, 0L);
            if (gone != told.getOrDefault(key, 0L)) {
                violations.add(noun + key + ": " + gone + " are gone, buyers were told of " + told.getOrDefault(key, 0L));
            }
        });
        return new Finding(id, statement, "answers of the history against " + checkedBy,
                Map.of("told", told.values().stream().mapToLong(it -> it).sum(), "compared", (long) before.size()), violations);
    }

    private Set<String> happened(List<Operation> operations) {
        Set<String> happened = operations.stream().filter(Operation::isOk)
                .map(it -> it.invoked().checkout()).collect(Collectors.toSet());
        List<String> open = operations.stream().filter(it -> it.outcome() == Kind.UNKNOWN).map(it -> it.invoked().checkout()).toList();
        books.checkouts(open).forEach((checkout, state) -> {
            if (state.equals("ACCEPTED")) {
                happened.add(checkout);
            }
        });
        return happened;
    }

    private Finding soldOutWasTrue(List<Operation> operations) {
        Map<Long, List<Operation>> byProduct = operations.stream()
                .filter(it -> it.invoked().quantity() > 0)
                .collect(Collectors.groupingBy(it -> it.invoked().sku()));
        List<String> violations = new ArrayList<>();
        long said = 0;
        for (Operation operation : operations) {
            boolean isSoldOut = operation.outcome() == Kind.REFUSED && operation.ended().orElseThrow().reason().equals(SoldOut.REASON);
            if (isSoldOut) {
                said++;
                long sku = operation.invoked().sku();
                long most = SoldOut.mostThatMayHaveBeenTaken(byProduct.getOrDefault(sku, List.of()), operation);
                long left = unitsBefore.getOrDefault(sku, 0L) - most;
                if (left >= operation.invoked().quantity()) {
                    violations.add(operation.invoked().checkout() + ": sold out, it was said, when at least " + left + " of product " + sku
                            + " must have been there all the time");
                }
            }
        }
        return new Finding("I10", "Sold out was true at some instant between request and answer",
                "the history alone: intervals of all requests for a product", Map.of("soldOut", said), violations);
    }
}
