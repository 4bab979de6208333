package seckill.capacity;

/** How buyers come, from the opening of a sale on. */
public enum Arrivals {

    /** As many in each second. */
    EVEN {
        @Override
        double came(double elapsed) {
            return Math.clamp(elapsed, 0, 1);
        }
    },

    /** Most of them at once, and ever fewer: an exponential curve, on which a twentieth of the first rate is left at the end. */
    SPIKE {
        @Override
        double came(double elapsed) {
            return (1 - Math.exp(-FALLS * Math.clamp(elapsed, 0, 1))) / (1 - Math.exp(-FALLS));
        }
    },

    /** Everybody has waited for the hour. */
    AT_ONCE {
        @Override
        double came(double elapsed) {
            return 1;
        }
    };

    private static final double FALLS = 3;

    /**
     * @param elapsed of the time within which they come, 0 to 1
     * @return the share of them that has come, 0 to 1
     */
    abstract double came(double elapsed);
}
