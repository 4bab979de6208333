package seckill.member;

/** What a session may do. */
public enum Role {
    BUYER,
    /** Runs the shop: loads it and switches modes, but buys nothing. */
    OPERATOR
}
