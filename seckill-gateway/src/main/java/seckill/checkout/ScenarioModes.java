package seckill.checkout;

import java.util.List;

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

    /** @param reason why the operator switches, not blank */
    record ModeSwitch(String scenario, String mode, String operator, String reason) {
        public ModeSwitch {
            if (reason.isBlank() || reason.length() > 200) {
                throw new IllegalArgumentException("a reason of 1 to 200 characters is needed");
            }
        }
    }
}
