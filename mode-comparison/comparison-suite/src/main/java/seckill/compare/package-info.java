/** {@code ./seckill compare}: the same traffic and the same faults through every mode, on a shop of its own, and what became of it. */
package seckill.compare;
