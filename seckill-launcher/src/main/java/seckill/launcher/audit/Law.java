package seckill.launcher.audit;

/**
 * One thing that must hold, as the statement which finds whatever breaks it.
 *
 * @param says      what holds, in a few words
 * @param offenders finds one row per offence, the id of the order, checkout or sku first; {@code {stock}}, {@code {orders}},
 *                  {@code {payment}} and {@code {gateway}} stand for the names of the schemas
 */
record Law(String says, String offenders) {}
