package seckill.compare.network;

import java.time.Duration;

/**
 * How an edge treats what is sent over it.
 *
 * @param name      for reports
 * @param delay     of what the caller sends, before it arrives
 * @param noRequest nothing arrives at the one who is called, and the connection stays open
 * @param noAnswer  nothing comes back, and the connection stays open
 */
public record Weather(String name, Duration delay, boolean noRequest, boolean noAnswer) {

    public static final Weather FINE = new Weather("fine", Duration.ZERO, false, false);

    /** Connections are ended, and new ones too. */
    public static final Weather CUT = new Weather("cut", Duration.ZERO, false, false);

    /** Both sides think that they are connected. */
    public static final Weather HALF_OPEN = new Weather("half-open", Duration.ZERO, true, true);

    /** Requests arrive and are carried out, and nobody hears of it. */
    public static final Weather ONE_WAY = new Weather("one-way", Duration.ZERO, false, true);

    public static Weather slower(Duration delay) {
        return new Weather("+" + delay.toMillis() + " ms", delay, false, false);
    }

    Duration delay(boolean isRequest) {
        return isRequest ? delay : Duration.ZERO;
    }

    boolean isSilent(boolean isRequest) {
        return isRequest ? noRequest : noAnswer;
    }
}
