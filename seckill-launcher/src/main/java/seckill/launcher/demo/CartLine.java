package seckill.launcher.demo;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A line of a cart as the shop's API takes it.
 *
 * @param saleId absent for the shelf
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartLine(long sku, int quantity, Long saleId) {}
