package seckill.compare.history;

import java.util.Collection;
import java.util.Map;

/** What is really there of a cell; what is not there is missing in the answers. */
public interface Books {

    /** Status by id. */
    Map<String, String> orders(Collection<String> ids);

    /** How checkouts ended, by id: ACCEPTED, REFUSED, FAILED, or IN_FLIGHT. */
    Map<String, String> checkouts(Collection<String> ids);

    /** Available ones by product. */
    Map<Long, Long> units(Collection<Long> skus);

    /** Minor units of money by buyer. */
    Map<Long, Long> money(Collection<Long> buyers);
}
