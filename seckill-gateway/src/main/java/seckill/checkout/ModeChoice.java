package seckill.checkout;

/**
 * Which mode a scenario has now.
 *
 * @param epoch grows with each switch; a checkout remembers the one it began in
 */
public record ModeChoice(String scenario, String mode, long epoch) {}
