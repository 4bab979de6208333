package seckill.capacity.measured;

import java.util.List;

/**
 * The straight line that is nearest to some points, none of whose parts is negative: nothing that takes time takes less than none.
 *
 * @param at0   where it begins
 * @param slope of it
 */
record Line(double at0, double slope) {

    record Point(double x, double y) {}

    static Line through(List<Point> points) {
        double x = points.stream().mapToDouble(Point::x).average().orElseThrow();
        double y = points.stream().mapToDouble(Point::y).average().orElseThrow();
        double spread = points.stream().mapToDouble(it -> (it.x() - x) * (it.x() - x)).sum();
        double together = points.stream().mapToDouble(it -> (it.x() - x) * (it.y() - y)).sum();
        double slope = spread == 0 ? 0 : Math.max(0, together / spread);
        double at0 = y - slope * x;
        return at0 >= 0 ? new Line(at0, slope) : new Line(0, y / x);
    }
}
