package seckill.checkout;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checkout records in memory. */
final class PaperRecords implements CheckoutRecords {

    final Map<String, CheckoutRecord> byId = new LinkedHashMap<>();
    /** Done just before one that begins is looked for, as another gateway would do it. */
    Runnable meanwhile = () -> {};

    @Override
    public boolean begin(CheckoutRecord begun) {
        meanwhile.run();
        return byId.putIfAbsent(begun.checkout().id(), begun) == null;
    }

    @Override
    public Optional<CheckoutRecord> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How often somebody wanted to end one. */
    int ends;

    @Override
    public boolean end(CheckoutRecord ended) {
        ends++;
        return byId.computeIfPresent(ended.checkout().id(), (id, it) -> it.state() == CheckoutState.IN_FLIGHT ? ended : it) == ended;
    }

    @Override
    public boolean endAll(List<CheckoutRecord> ended) {
        boolean all = ended.stream().allMatch(it -> byId.get(it.checkout().id()).state() == CheckoutState.IN_FLIGHT);
        if (all) {
            ended.forEach(this::end);
        }
        return all;
    }

    @Override
    public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
        return byId.values().stream()
                .filter(it -> it.state() == CheckoutState.IN_FLIGHT && it.checkout().begunAt().isBefore(before))
                .sorted(Comparator.comparing(it -> it.checkout().begunAt()))
                .limit(limit)
                .toList();
    }
}
