package seckill.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warming     how long buyers are admitted before anything counts, so that what has to be compiled is
 * @param rounds      that count
 * @param turn        how long a turn counts
 * @param before      how long it goes on before that
 * @param engineRounds turns of each engine
 * @param openings    of sales at whose first second is looked
 * @param restarts    of the gateway, each with an opening after it
 * @param manySales   how many sales there are beside the one that is asked
 * @param manyBuyers  how many buyers they have
 */
record Plan(
        Duration warming,
        int rounds,
        Duration turn,
        Duration before,
        int engineRounds,
        int openings,
        int restarts,
        int manySales,
        int manyBuyers) {

    static final Plan QUICK =
            new Plan(Duration.ofSeconds(15), 5, Duration.ofMillis(600), Duration.ofMillis(150), 1, 3, 0, 50, 200_000);
    static final Plan WHOLE =
            new Plan(Duration.ofSeconds(15), 9, Duration.ofSeconds(3), Duration.ofMillis(500), 2, 5, 3, 1_000, 1_000_000);

    /** Under way at once, where nothing else is said: so many that the disk, which is written once for all who wait, is not what limits. */
    static final int WIDTH = 256;

    /** At how many the round trips are counted, which more would share the better. */
    static final int NARROW = 64;
}
