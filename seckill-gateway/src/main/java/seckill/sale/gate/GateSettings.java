package seckill.sale.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param waitingMax   wishes for one sale that wait for their call to the gate; at a hundred thousand a second that is a wait of 40 ms
 * @param lease        after which a gateway that has taken tickets up and not ended them is taken for dead; longer than a checkout takes
 * @param lookEvery    the pause between two looks at gates: for so long a gateway that has missed a notice may
 *                     believe that nothing is left when something is
 * @param mendEvery    the pause between two comparisons of gates with the ledger
 * @param settlersMax  tickets that one gateway turns into orders at once; checkouts of buyers who came without one need places, too
 * @param underWayMax  tickets besides, whose checkouts are journaled and which only wait for a batch of them to be settled
 * @param pauseMax     before a ticket is looked at again whose checkout has not ended; grows from a hundredth of a second
 */
@ConfigurationProperties("seckill.gates")
public record GateSettings(
        @DefaultValue("4096") int waitingMax,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("3s") Duration mendEvery,
        @DefaultValue("12") int settlersMax,
        @DefaultValue("512") int underWayMax,
        @DefaultValue("1s") Duration pauseMax) {}
