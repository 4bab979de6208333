package seckill.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.capacity.measured.Measurements;

/** By the figures of the repository: what must be so whatever they are. */
class ForecastTest {

    private static final Measurements MEASURED = Measured.here();
    private static final Pods TWO_OF_EACH = pods(2);
    private static final double TEN_MINUTES = 600;

    @Test
    void a_sale_is_sold_out_when_as_many_have_come_as_there_are_units() {
        Forecast forecast = forecast(shop(60_000, 1_000, Arrivals.EVEN, "REDIS_MSG"), TWO_OF_EACH);

        assertThat(forecast.soldOutSeconds()).isCloseTo(1, within(0.05));
        assertThat(forecast.orders()).isEqualTo(1_000);
    }

    @Test
    void one_with_fewer_buyers_than_units_is_not() {
        Forecast forecast = forecast(shop(500, 1_000, Arrivals.EVEN, "REDIS_MSG"), TWO_OF_EACH);

        assertThat(forecast.soldOutSeconds()).isInfinite();
        assertThat(forecast.orders()).isEqualTo(500);
    }

    @Test
    void half_of_the_tickets_coming_back_takes_twice_as_many_of_them() {
        Shop shop = new Shop(60_000, 1, 1_000, Arrivals.EVEN, 60, 1, 1, 0.5, "place-order", "REDIS_MSG");

        assertThat(shop.tickets()).isEqualTo(2_000);
        assertThat(shop.orders()).isEqualTo(1_000);
        assertThat(forecast(shop, TWO_OF_EACH).soldOutSeconds()).isCloseTo(2, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void more_pods_let_nobody_wait_longer(Arrivals arrivals) {
        Shop shop = shop(3_000_000, 500_000, arrivals, "REDIS_MSG");
        Forecast few = forecast(shop, pods(1));
        Forecast many = forecast(shop, pods(8));

        assertThat(many.p99Ms()).isLessThanOrEqualTo(few.p99Ms());
        assertThat(many.settledSeconds()).isLessThan(few.settledSeconds());
        assertThat(many.turnedAway()).isLessThanOrEqualTo(few.turnedAway());
    }

    @Test
    void a_rush_that_gateways_cannot_answer_as_it_comes_waits_and_some_are_asked_to_come_back() {
        Forecast forecast = forecast(shop(3_000_000, 1_000, Arrivals.AT_ONCE, "REDIS_MSG"), pods(1));

        assertThat(forecast.narrowestAtTheDoor().use()).isGreaterThan(1);
        assertThat(forecast.p99Ms()).isGreaterThan(1_000);
        assertThat(forecast.turnedAway()).isGreaterThan(0.9);
    }

    /** Work is conserved: nobody is answered sooner than the gateways' cores can. */
    @Test
    void the_last_of_a_rush_waits_as_long_as_the_work_before_it_takes() {
        Shop shop = shop(2_000_000, 1, Arrivals.AT_ONCE, "REDIS_MSG");
        double canRefuse = forecast(shop, pods(1)).door().getFirst().engine().perSecond();

        assertThat(forecast(shop, pods(1)).p99Ms()).isCloseTo(0.99 * 2_000_000 / canRefuse * 1e3, within(300.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT", "XA", "TCC", "SAGA", "MQ_TX", "OUTBOX", "REDIS_MSG"})
    void with_what_is_said_to_be_needed_everything_is_settled_in_time(String mode) {
        Shop shop = shop(1_000_000, 5_000, Arrivals.SPIKE, mode);
        Needed needed = Needed.of(MEASURED, shop, TWO_OF_EACH, TEN_MINUTES);
        Forecast forecast = forecast(shop, needed.pods());

        assertThat(needed.notByMore()).isEmpty();
        assertThat(forecast.settledSeconds()).isLessThanOrEqualTo(TEN_MINUTES);
        assertThat(forecast.narrowestAtTheDoor().use()).isLessThanOrEqualTo(1);
        assertThat(forecast.turnedAway()).isZero();
    }

    @Test
    void no_number_of_pods_makes_one_row_faster() {
        Needed needed = Needed.of(MEASURED, shop(1_000_000, 100_000, Arrivals.SPIKE, "AT"), TWO_OF_EACH, TEN_MINUTES);

        assertThat(needed.notByMore()).contains("hot row");
    }

    @Test
    void a_product_for_each_sale_is_a_row_for_each_sale() {
        Shop one = shop(1_000_000, 10_000, Arrivals.SPIKE, "AT");
        Shop ten = new Shop(1_000_000, 10, 1_000, Arrivals.SPIKE, 60, 1, 0.1, 1, "place-order", "AT");

        assertThat(forecast(ten, TWO_OF_EACH).settledSeconds()).isLessThan(forecast(one, TWO_OF_EACH).settledSeconds() / 2);
    }

    private static Forecast forecast(Shop shop, Pods pods) {
        return Forecast.of(MEASURED, shop, pods);
    }

    private static Shop shop(long buyers, long units, Arrivals arrivals, String mode) {
        return new Shop(buyers, 1, units, arrivals, 60, 1, 1, 1, "place-order", mode);
    }

    private static Pods pods(int ofEach) {
        return new Pods(ofEach, ofEach, 2, 4 * ofEach, 1, ofEach, ofEach, 0.25);
    }
}
