package seckill.compare.controls;

/**
 * An invariant that does not hold.
 *
 * @param invariant {@code I1} to {@code I12}
 * @param evidence  what was counted, in words with figures
 */
public record Broken(String invariant, String evidence) {}
