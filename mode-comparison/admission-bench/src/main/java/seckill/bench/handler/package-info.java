/**
 * With what the admission of buyers is compared: handlers in the gateway's own server. They are in no product; the bench gives this jar to
 * its gateway.
 */
package seckill.bench.handler;
