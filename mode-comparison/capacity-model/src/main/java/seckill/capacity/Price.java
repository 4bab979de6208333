package seckill.capacity;

/**
 * What pods cost, in whatever money the price is given.
 *
 * @param coreHour of one core with its memory, an hour
 * @param hours    for which they are kept for the sale
 */
public record Price(double coreHour, double hours) {

    public Price {
        if (!(coreHour >= 0 && coreHour <= 1_000) || !(hours > 0 && hours <= 10_000)) {
            throw new IllegalArgumentException("a core costs 0 to 1,000 an hour, and is kept for more than 0 and at most 10,000 hours");
        }
    }

    double of(int cores) {
        return cores * coreHour * hours;
    }
}
