package seckill.launcher.demo;

import java.time.Duration;

/**
 * How long a buyer keeps asking.
 *
 * @param triesMax   how often the request is sent, the first time included
 * @param firstPause before the second time; doubled before each further one, up to twice as long by chance
 * @param pollsMax   how often an outcome that is still open is looked up
 */
record Patience(int triesMax, Duration firstPause, int pollsMax, Duration pollPause) {

    /** 3 to 6 s of repeats, as long as a gateway is away that restarts, then 30 s, longer than a recovery takes. */
    static final Patience OF_PEOPLE = new Patience(6, Duration.ofMillis(100), 120, Duration.ofMillis(250));
}
