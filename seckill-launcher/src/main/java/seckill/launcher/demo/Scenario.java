package seckill.launcher.demo;

/** The ways to buy. */
enum Scenario {
    BUY_NOW("buy-now"),
    PLACE_ORDER("place-order");

    private final String wireName;

    Scenario(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
