/** What watches the shop, tested as it is delivered: rules, their tests, runbooks and dashboards. */
package seckill.observability;
