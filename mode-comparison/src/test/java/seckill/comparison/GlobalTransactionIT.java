package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import seckill.checkout.Guarantees.Asks;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Family;

/**
 * A mode that calls itself AT and writes without undo rows passes every spec on a good day. These guards look at what the
 * protocol leaves behind; for the modes that have no protocol they find nothing, which shows that they can fail.
 */
class GlobalTransactionIT {

    private static final long PRICE = 2_500;

    @EveryMode(assemblies = Assembly.MODULES)
    void every_participant_sees_the_one_xid_or_none(Shop shop) {
        Product product = shop.product(5, PRICE);
        String key = Ids.key();

        shop.buyerWith(10_000).buys(1, product, key).expectSuccess();

        List<String> xids = shop.xidsOf(key);
        assertThat(xids).as("one command at each participant").hasSize(3);
        assertThat(xids.stream().distinct()).hasSize(1);
        if (shop.mode().family() == Family.TWO_PHASE_COMMIT) {
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
                assertThat(witness.sawFor(shop.xidsOf(paid).getFirst())).containsExactly("orders", "payment", "stock");
            } else {
                assertThat(witness.sawFor("")).isEmpty();
            }
        }
    }
}
