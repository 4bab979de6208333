package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import seckill.checkout.Guarantees.Asks;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Family;

/**
 * A mode that calls itself AT and writes without undo rows passes every spec on a good day. These guards look at what the
 * protocol leaves behind; for the modes that have no protocol they find nothing, which shows that they can fail.
 */
class GlobalTransactionIT {

    private static final long PRICE = 2_500;

    private static final Set<Family> IN_THREE_PARTS = Set.of(Family.TRY_CONFIRM_CANCEL, Family.SAGA);
    private static final Set<Family> COORDINATED =
            Set.of(Family.TWO_PHASE_COMMIT, Family.TRY_CONFIRM_CANCEL, Family.SAGA);

    @EveryMode(assemblies = Assembly.MODULES)
    void every_participant_sees_the_one_xid_or_none(Shop shop) {
        Product product = shop.product(5, PRICE);
        String key = Ids.key();

        shop.buyerWith(10_000).buys(1, product, key).expectSuccess();

        List<String> xids = shop.xidsOf(key);
        assertThat(xids).as("one command at each participant").hasSize(3);
        assertThat(xids.stream().distinct()).hasSize(1);
        if (COORDINATED.contains(shop.mode().family())) {
            assertThat(xids).doesNotContain("");
        } else {
            assertThat(xids).containsOnly("");
        }
    }

    @EveryMode(assemblies = Assembly.MODULES)
    void as_many_undo_rows_are_written_as_there_are_branches_or_none(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        boolean makesImages = shop.mode().asks().contains(Asks.PARSEABLE_SQL);
        shop.settled();

        try (UndoWitness witness = UndoWitness.of(shop.itself())) {
            String bought = Ids.key();
            buyer.buys(1, product, bought).expectSuccess();
            String ordered = Ids.key();
            buyer.orders(product, ordered).expectSuccess();
            String paid = Ids.key();
            buyer.pays(ordered, paid).expectSuccess();
            shop.settled(); // a trigger must not go away under a second phase

            if (makesImages) {
                assertThat(witness.sawFor(shop.xidsOf(bought).getFirst())).containsExactly("orders", "payment", "stock");
                assertThat(witness.sawFor(shop.xidsOf(ordered).getFirst())).containsExactly("orders", "stock");
                assertThat(witness.sawFor(shop.xidsOf(paid).getFirst()))
                        .containsExactly("orders", "payment", "payment", "stock");
            } else {
                assertThat(witness.sawFor("")).isEmpty();
            }
        }
    }

    @EveryMode(assemblies = Assembly.MODULES)
    void as_many_fence_rows_are_left_as_there_are_branches_in_three_parts_or_none(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        String ordered = Ids.key();
        buyer.orders(product, ordered).expectSuccess();
        String paid = Ids.key();
        buyer.pays(ordered, paid).expectSuccess();
        shop.settled();

        if (IN_THREE_PARTS.contains(shop.mode().family())) {
            assertThat(fenceRows(shop, ordered)).containsExactly("stock 2", "orders 2");
            assertThat(fenceRows(shop, paid)).containsExactly("stock 2", "orders 2", "payment 2", "payment 2");
        } else {
            assertThat(fenceRows(shop, ordered)).isEmpty();
            assertThat(fenceRows(shop, paid)).isEmpty();
        }
    }

    /** Owner and final state (2 confirmed, 3 cancelled) of each branch of the checkout's global transaction. */
    private static List<String> fenceRows(Shop shop, String checkout) {
        String xid = shop.xidsOf(checkout).getFirst();
        return Tables.PARTICIPANTS.stream()
                .flatMap(owner -> shop.tables().of(owner)
                        .column("SELECT status FROM tcc_fence_log WHERE xid = ?", xid).stream()
                        .map(status -> owner + " " + status))
                .toList();
    }
}
