package seckill.sale.gate;

/**
 * A wish that was granted, as it stands in the sale's journal.
 *
 * @param entry its place there
 */
public record Ticket(String entry, Wish wish) {}
