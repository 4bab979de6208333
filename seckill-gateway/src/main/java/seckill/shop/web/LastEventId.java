package seckill.shop.web;

/** What a listener says to have heard last; what cannot be one of our ids was not heard from us. */
final class LastEventId {

    private LastEventId() {}

    static long of(String header) {
        return header != null && header.matches("\\d{1,9}") ? Long.parseLong(header) : 0;
    }
}
