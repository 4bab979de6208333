/** Scenario → mode as live configuration in Nacos. */
package seckill.checkout.nacos;
