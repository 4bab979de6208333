/**
 * An example of a receiver of the shop's shipping notices: {@link seckill.receiver.ShippingReceiver}. It shares a secret with the
 * shop and no code.
 */
package seckill.receiver;
