package seckill.checkout;

import seckill.participant.Refusal;

/** A participant's refusal of which only the name has come back. */
public record NamedRefusal(String name) implements Refusal {}
