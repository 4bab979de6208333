package seckill.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenario → mode, live: readers see a switch at once, checkouts in flight end in the mode they began in. */
public interface ScenarioModes {

    /** The choice for a scenario. */
    ModeChoice of(String scenario);

    /** All choices, by scenario. */
    List<ModeChoice> all();

    /**
     * Switches a scenario for all gateways.
     *
     * @throws IllegalArgumentException when there is no such scenario or mode here
     */
    ModeChoice change(ModeSwitch change);

    /** The configuration that somebody wrote and that is not in force, because it makes no sense; the last good one is. */
    Optional<Refused> refused();

    /**
     * @param reason what is wrong with it
     * @param since  when it came
     */
    record Refused(String reason, Instant since) {}

    /** @param reason why the operator switches, not blank */
    record ModeSwitch(String scenario, String mode, String operator, String reason) {
        public ModeSwitch {
            if (reason.isBlank() || reason.length() > 200) {
                throw new IllegalArgumentException("a reason of 1 to 200 characters is needed");
            }
        }
    }
}
