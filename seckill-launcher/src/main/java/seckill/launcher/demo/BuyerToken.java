package seckill.launcher.demo;

/** A buyer's session. */
public record BuyerToken(long buyerId, String token) {

    @Override
    public String toString() {
        return "buyer " + buyerId; // never the token
    }
}
