package seckill.member;

/** A session and the token that proves it. */
public record IssuedSession(String token, Session session) {}
