package seckill.capacity.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seckill.capacity.Measured;
import seckill.capacity.measured.AdmissionBench;
import seckill.capacity.measured.AdmissionBench.Turn;
import seckill.capacity.measured.BatchBench;

/**
 * Two points that were measured, and that nothing here was fitted to, come out of the simulation: how many tickets a second a gateway gives out
 * to 256 connections, from service times that were taken at 20 and 64 connections and at fixed rates; and how many orders are settled in batches of
 * ten, from batches of one and of a hundred. With a service time that is wrong by a factor of two they do not.
 */
class WhatWasMeasuredComesOutTest {

    /** Rounds of one bench differ as much: the machine that measured had other work, too. */
    private static final double ERROR_MAX = 0.3;

    private static final double WRONG = 2;

    /** Of a batch's work, that after it has the row. A guess; on two cores it changes little. */
    private static final double ROW_SHARE = 0.3;

    private static final AdmissionBench ADMISSION = Measured.here().admission();
    private static final BatchBench BATCHES = Measured.here().batches();
    private static final ServiceTimes TIMES = ADMISSION.times();

    @Test
    void tickets_a_second_over_many_connections() {
        assertThat(simulatedToMeasured("admitted", bench -> bench.admitted().perSecond(), TIMES)).isCloseTo(1, within(ERROR_MAX));
    }

    @Test
    void with_a_ticket_that_takes_twice_or_half_as_long_they_do_not() {
        ToDoubleFunction<Bench> tickets = bench -> bench.admitted().perSecond();

        assertThat(simulatedToMeasured("admitted", tickets, TIMES.times(WRONG))).isLessThan(1 - ERROR_MAX);
        assertThat(simulatedToMeasured("admitted", tickets, TIMES.times(1 / WRONG))).isGreaterThan(1 + ERROR_MAX);
    }

    /** Fitted, in part: the kernel's share is taken from them. */
    @Test
    void refusals_a_second() {
        assertThat(simulatedToMeasured("refused", bench -> bench.refused().perSecond(), TIMES)).isCloseTo(1, within(ERROR_MAX));
    }

    @Test
    void buyers_share_calls_as_they_do_in_the_shop() {
        assertThat(new Bench(TIMES, 2, 1, 256).admitted().callsPerAnswer()).isLessThan(0.1);
        assertThat(new Bench(TIMES, 2, 1, 1).admitted().callsPerAnswer()).isEqualTo(1);
    }

    @Test
    void orders_a_second_in_batches_of_ten() {
        assertThat(simulatedInTens(1, 1)).isCloseTo(1, within(ERROR_MAX));
    }

    @Test
    void with_a_batch_that_takes_twice_or_half_as_long_they_do_not() {
        assertThat(simulatedInTens(WRONG, 1)).isLessThan(1 - ERROR_MAX);
        assertThat(simulatedInTens(1 / WRONG, 1)).isGreaterThan(1 + ERROR_MAX);
    }

    /** Or else nobody would have to batch. */
    @Test
    void with_a_batch_of_a_hundred_in_the_time_of_one_they_do_not_either() {
        assertThat(simulatedInTens(0, 33)).isLessThan(1 - ERROR_MAX);
    }

    @Test
    void the_same_run_comes_to_the_same() {
        assertThat(new Bench(TIMES, 2, 0.5, 256).admitted()).isEqualTo(new Bench(TIMES, 2, 0.5, 256).admitted());
        assertThat(new Rush(TIMES, 2, 5_000, 3).p99Ms()).isEqualTo(new Rush(TIMES, 2, 5_000, 3).p99Ms());
    }

    /** The middle of the rounds, each with what others had left of the machine in it. */
    private static double simulatedToMeasured(String contestant, ToDoubleFunction<Bench> figure, ServiceTimes times) {
        List<Turn> rounds = ADMISSION.rounds(contestant);
        return median(rounds.stream()
                .map(it -> figure.applyAsDouble(new Bench(times, ADMISSION.cores(), it.share(), ADMISSION.config().connections())) / it.perSecond())
                .toList());
    }

    private static double simulatedInTens(double batchTimes, double orderTimes) {
        int rounds = BATCHES.perSecondByBatch().get(10).size();
        return median(IntStream.range(0, rounds)
                .mapToObj(round -> {
                    BatchBench one = BATCHES.round(round);
                    double us = 1e6 * ADMISSION.cores();
                    Settling settling = new Settling(
                            one.secondsPerBatch() * us * batchTimes, one.secondsPerOrder() * us * orderTimes, ROW_SHARE, one.threads(), ADMISSION.cores());
                    return settling.perSecond(10) / one.perSecond(10);
                })
                .toList());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
