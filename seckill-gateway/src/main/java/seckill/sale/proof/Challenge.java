package seckill.sale.proof;

/**
 * Find the number for which SHA-256 of salt and number is the challenge; named as ALTCHA names it.
 *
 * @param algorithm SHA-256
 * @param challenge in hex
 * @param maxnumber the number is not above it: half as many attempts are needed on average
 * @param salt      random, then its expiry in epoch seconds, the sale, the buyer and the key, then an ampersand
 * @param signature of the challenge, in hex
 */
public record Challenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {}
