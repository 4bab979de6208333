package seckill.capacity.measured;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code settled-*.json} of {@code ./seckill test --ratios}: orders settled a second on one hot product, by the size of batches, in every round. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BatchBench(String when, int threads, List<Double> oneTransaction, Map<Integer, List<Double>> perSecondByBatch) {

    /** @param batch one of those that were measured */
    public double perSecond(int batch) {
        return Medians.of(perSecondByBatch.getOrDefault(batch, List.of()).stream().mapToDouble(it -> it), "batches of " + batch);
    }

    /** One of them alone. */
    public BatchBench round(int round) {
        Map<Integer, List<Double>> its = new TreeMap<>();
        perSecondByBatch.forEach((size, rates) -> its.put(size, List.of(rates.get(round))));
        return new BatchBench(when, threads, List.of(oneTransaction.get(round)), its);
    }

    /** One local transaction for each order. */
    public double perSecondInOneTransaction() {
        return Medians.of(oneTransaction.stream().mapToDouble(it -> it), "one transaction for each order");
    }

    /** Of any size, by the time that a batch takes whatever its size, and that of each order of it. */
    public double perSecondInBatchesOf(int size) {
        double order = secondsPerOrder();
        return size / (1 / perSecond(1) - order + size * order);
    }

    /** What an order adds to a batch, by batches of one and of a hundred. */
    public double secondsPerOrder() {
        return (100 / perSecond(100) - 1 / perSecond(1)) / 99;
    }

    /** What a batch takes whatever its size. */
    public double secondsPerBatch() {
        return 1 / perSecond(1) - secondsPerOrder();
    }
}
