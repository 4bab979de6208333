/**
 * Money from outside: a payment provider says that it has arrived for a buyer.
 *
 * <p>How much is what the provider says, and never what a browser does. What was said is booked once, however often it is heard.
 */
package seckill.shop.callback;
