/** Measures the admission of buyers: rounds of all contestants in turn, on a stack of their own, with a check of the books after each. */
package seckill.bench;
