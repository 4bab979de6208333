package seckill.sale.gate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import seckill.stock.api.SaleView;

/**
 * What this gateway knows of sales without asking anybody: their terms, the epoch of each gate, and which of them have nothing left.
 *
 * <p>That nothing is left is kept together with all buyers who have got something: when nothing is left nobody else gets anything, so the
 * list is whole, and for whoever is not on it the gate's answer is known. Whoever is on it asks the gate, and gets his ticket again.
 */
final class SaleBoard {

    private final Map<Long, Posted> sales = new ConcurrentHashMap<>();

    /**
     * @param epoch  0 when it has no gate
     * @param mayHaveForgotten whether there may be orders of whose tickets the gate knows nothing
     * @param restocks how often it was heard that something is left again
     * @param buyers sorted, when nothing is left; null while something may be left
     */
    record Posted(SaleView sale, long epoch, boolean mayHaveForgotten, long restocks, long[] buyers) {

        private Posted soldOutTo(long[] buyers) {
            return new Posted(sale, epoch, mayHaveForgotten, restocks, buyers);
        }

        private Posted restocked() {
            return new Posted(sale, epoch, mayHaveForgotten, restocks + 1, null);
        }

        /**
         * What the gate would say, where it has not to be asked: before the first instant nobody has a ticket, and after the last unit only who
         * is on the list. Empty where it has to be, or where somebody's ticket may have been forgotten.
         */
        Optional<Verdict> known(long buyerId, Instant now) {
            if (now.isBefore(sale.opensAt())) {
                return Optional.of(Verdict.NOT_OPEN);
            }
            return isSoldOutFor(buyerId) && !mayHaveForgotten ? Optional.of(Verdict.SOLD_OUT) : Optional.empty();
        }

        /** Whether the gate has nothing for this buyer, neither units nor a ticket that he has. */
        boolean isSoldOutFor(long buyerId) {
            return buyers != null && Arrays.binarySearch(buyers, buyerId) < 0;
        }
    }

    Optional<Posted> of(long saleId) {
        return Optional.ofNullable(sales.get(saleId));
    }

    /** The terms and the epoch; what is known of the end of the stock stays, unless the gate is another one. */
    void post(SaleView sale, long epoch, boolean mayHaveForgotten) {
        sales.merge(sale.saleId(), new Posted(sale, epoch, mayHaveForgotten, 0, null), (known, now) ->
                new Posted(sale, epoch, mayHaveForgotten, known.restocks, known.epoch == epoch ? known.buyers : null));
    }

    /** As the gate said to somebody who had seen the board so before he asked: whatever was heard since is newer. */
    void soldOut(Posted seen, long[] buyers) {
        sales.computeIfPresent(seen.sale.saleId(), (id, known) ->
                known.epoch == seen.epoch && known.restocks == seen.restocks ? known.soldOutTo(buyers) : known);
    }

    /** Something is left again at the gate of that epoch, or was at that moment; of an earlier one than is known it means nothing. */
    void restocked(long saleId, long epoch) {
        sales.computeIfPresent(saleId, (id, known) -> epoch < known.epoch ? known : known.restocked());
    }

    /** Forgets all others. */
    void keepOnly(Set<Long> saleIds) {
        sales.keySet().retainAll(saleIds);
    }

    List<Posted> all() {
        return List.copyOf(sales.values());
    }
}
