package seckill.sale.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.participant.Money;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

class SoldOutFlagsTest {

    private static final SaleView SALE = new SaleView(
            1, 1, "", "", new Money(100, "CNY"), Instant.MIN, Instant.MAX, 1, 5, 5, SaleState.ACTIVE, 1, GateEngine.SCRIPT);

    private final SaleBoard board = new SaleBoard();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<Standing> standing = Optional.empty();

    private final Gate gate = (Gate) Proxy.newProxyInstance(
            Gate.class.getClassLoader(), new Class<?>[] {Gate.class}, (proxy, method, arguments) -> standing);
    private final SoldOutFlags flags = new SoldOutFlags(
            board, new Gates(Arrays.stream(GateEngine.values()).collect(Collectors.toMap(Function.identity(), it -> gate))));

    @BeforeEach
    void bind() {
        flags.bindTo(meters);
        board.post(SALE, 1, false);
    }

    @Test
    void a_sale_that_nobody_has_called_sold_out_does_not_count() {
        standing = Optional.of(new Standing(1, 3, 0, 0, false));
        assertThat(flagged()).isZero();
        assertThat(wrongly()).isZero();
    }

    @Test
    void a_flag_is_right_while_the_gate_has_nothing_or_is_paused_or_is_gone() {
        callSoldOut();
        standing = Optional.of(new Standing(1, 0, 0, 5, false));
        assertThat(flagged()).isOne();
        assertThat(wrongly()).isZero();
        standing = Optional.of(new Standing(1, 3, 0, 5, true));
        assertThat(wrongly()).as("paused").isZero();
        standing = Optional.of(new Standing(2, 3, 0, 0, false));
        assertThat(wrongly()).as("another gate, of which buyers are told").isZero();
        standing = Optional.empty();
        assertThat(wrongly()).as("gone").isZero();
    }

    @Test
    void a_flag_is_wrong_while_the_gate_has_units() {
        callSoldOut();
        standing = Optional.of(new Standing(1, 1, 0, 5, false));
        assertThat(wrongly()).isOne();
        board.restocked(1, 1);
        assertThat(wrongly()).as("it was heard").isZero();
        assertThat(flagged()).isZero();
    }

    private void callSoldOut() {
        board.soldOut(board.of(1).orElseThrow(), new long[] {7});
    }

    private double flagged() {
        return meters.get("seckill.sales.flagged").gauge().value();
    }

    private double wrongly() {
        return meters.get("seckill.sales.flagged.wrongly").gauge().value();
    }
}
