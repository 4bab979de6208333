package seckill.launcher.audit;

import java.io.IOException;
import seckill.launcher.Address;
import seckill.launcher.Home;
import seckill.launcher.RunningStack;
import seckill.launcher.rocketmq.LettersLeft;

/** RocketMQ's brokers, asked in their own protocol. */
interface Brokers {

    /** A shop that sends no messages, or has never sent one. */
    Brokers NONE = () -> LettersLeft.NONE;

    /** @throws AuditImpossibleException when they do not tell */
    LettersLeft lettersLeft();

    static Brokers of(Home home, RunningStack stack) {
        return stack.hasBroker(home) ? stack.nameServer(home).map(Brokers::at).orElse(NONE) : NONE;
    }

    static Brokers at(Address nameServer) {
        return () -> {
            try {
                return LettersLeft.at(nameServer);
            } catch (IOException e) {
                throw new AuditImpossibleException("RocketMQ at " + nameServer + " does not tell: " + e.getMessage(), e);
            }
        };
    }
}
