package seckill.launcher.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import seckill.launcher.EnvironmentException;
import seckill.launcher.OperatorApi;

/** Switches scenarios and comes back when the shop asks for it: what has measured for minutes must not end there. */
public record ModeSwitch(OperatorApi operator) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(300);

    public Map<String, String> inForce() {
        return operator.scenarios().stream()
                .collect(Collectors.toMap(OperatorApi.Scenario::scenario, OperatorApi.Scenario::mode));
    }

    /** Gives every scenario the mode, and returns when it is in force. */
    public void all(String mode) {
        to(inForce().keySet().stream().collect(Collectors.toMap(scenario -> scenario, scenario -> mode)));
    }

    /** Returns when all of them are in force. */
    void to(Map<String, String> wanted) {
        long begin = System.nanoTime();
        EnvironmentException refused = new EnvironmentException("The shop was told to switch to " + wanted + " and does not.");
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try {
                Map<String, String> now = inForce();
                if (now.equals(wanted)) {
                    return;
                }
                wanted.forEach((scenario, mode) -> {
                    if (!mode.equals(now.get(scenario))) {
                        operator.switchMode(scenario, mode, "./seckill bench");
                    }
                });
            } catch (EnvironmentException notNow) {
                refused = notNow;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw refused;
    }
}
