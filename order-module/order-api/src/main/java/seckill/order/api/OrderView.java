package seckill.order.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import seckill.participant.Money;

/**
 * An order as its buyer sees it.
 *
 * @param mode      the mode that carried the checkout which placed it
 * @param deadline  until when it may be paid; {@link Instant#EPOCH} when it was paid at once
 * @param deliverTo null when nothing is delivered
 */
public record OrderView(
        String orderId,
        long buyerId,
        OrderStatus status,
        String scenario,
        String mode,
        long epoch,
        Money total,
        Instant placedAt,
        Instant deadline,
        List<OrderLine> lines,
        Address deliverTo)
        implements Serializable {}
