package seckill.member;

/** What a session may do. */
public enum Role {
    BUYER,
    /** Runs the shop: loads it and switches modes, but buys nothing. */
    OPERATOR,
    /** Reads what the operator reads, and changes nothing. */
    AUDITOR
}
