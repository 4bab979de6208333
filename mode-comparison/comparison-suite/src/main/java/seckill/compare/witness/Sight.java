package seckill.compare.witness;

/**
 * What one look saw of a checkout that places an order. Each table is read in a statement of its own, in the order of the fields, so
 * that a row which is missing in a later one was not there although an earlier one had seen its cause.
 *
 * @param reservation its state, as every field; empty when there is no such row
 * @param order       status
 * @param payment     {@code CAPTURED}, {@code AUTHORIZED}
 * @param reservation2 read again, after the order
 */
record Sight(String reservation, String order, String payment, String reservation2) {

    boolean hasUnitsWithoutOrder() {
        return !reservation.isEmpty() && order.isEmpty();
    }

    boolean hasOrderWithoutUnits() {
        return !order.isEmpty() && reservation2.isEmpty();
    }

    boolean isPaidWithoutMoney() {
        return order.equals("PAID") && !payment.equals("CAPTURED");
    }

    /** A state that only a checkout which went well may end in. */
    boolean isFinal() {
        return reservation.equals("DEDUCTED") || order.equals("PAID") || payment.equals("CAPTURED");
    }
}
