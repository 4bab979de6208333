package seckill.capacity;

/**
 * A part of the shop that can be used up.
 *
 * @param name      for people
 * @param unit      of what it does: asks, tickets or orders
 * @param perSecond at most
 * @param from      where the figure comes from
 * @param more      what helps when it is used up
 */
public record Engine(String name, String unit, double perSecond, Source from, String more) {

    /** What a figure stands on. */
    public enum Source {
        /** By a bench of ours. */
        MEASURED,
        /** Counted by what was measured and by how the code does it. */
        COMPUTED,
        /** Somebody's word, or a guess that has to be replaced. */
        ASSUMED
    }

    /** 0 to 1, and more when it is asked for more than it can do. */
    double use(double wanted) {
        return wanted / perSecond;
    }
}
