package seckill.checkout;

import java.time.Instant;
import java.util.List;

/** What is known of modes beside those in force: who switched, and what is still under way in which. */
public interface ModeHistory {

    ModeHistory NONE = new ModeHistory() {
        @Override
        public List<Switch> newest(int limit) {
            return List.of();
        }

        @Override
        public List<UnderWay> underWay() {
            return List.of();
        }
    };

    /** Switches, the newest first. */
    List<Switch> newest(int limit);

    /** How many checkouts are in flight, of each scenario in each mode that has any. */
    List<UnderWay> underWay();

    /** @param operator the operator's login, or the place where the switch was found */
    record Switch(long epoch, String scenario, String mode, String operator, String reason, Instant at) {}

    record UnderWay(String scenario, String mode, long checkouts) {}
}
