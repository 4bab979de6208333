package seckill.member;

import java.time.Duration;
import java.util.Optional;

/**
 * Bounds guessing at passwords, per login and per address. An attempt counts before the password is looked at, so
 * guessing in parallel gains nothing; an attempt that succeeds is taken back.
 */
public interface SignInAttempts {

    /** The window in which attempts add up. */
    Duration WINDOW = Duration.ofMinutes(15);

    /** A person who has forgotten a password tries fewer. */
    int PER_LOGIN_MAX = 10;

    /** A household or an office behind one address. */
    int PER_ADDRESS_MAX = 100;

    /** Counts an attempt; answers how long to wait when there were too many. */
    Optional<Duration> count(String login, String address);

    /** Takes the attempt back: it was the member. */
    void succeeded(String login, String address);
}
