package seckill.participant;

import java.io.Serializable;

/**
 * A sum that a participant keeps, which its parts do not add up to.
 *
 * @param sum   which one, such as {@code balance}; lower case with hyphens
 * @param key   of the row that has it, such as {@code 7} or {@code 1001/3}
 * @param kept  what the row says
 * @param parts what its parts add up to
 */
public record Drift(String sum, String key, long kept, long parts) implements Serializable {}
