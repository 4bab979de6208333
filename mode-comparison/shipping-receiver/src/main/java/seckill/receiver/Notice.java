package seckill.receiver;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * That an order was paid, as a callback or the shop's list says it.
 *
 * @param eventId  the same however often and by whatever way it comes
 * @param sequence its place in the list
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Notice(String eventId, long sequence, String orderId, Instant occurredAt) {}
