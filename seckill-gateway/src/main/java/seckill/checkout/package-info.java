/**
 * The checkout: a scenario is a table of steps, a mode is one file that can carry any of them.
 *
 * <p>Nothing here knows which modes or scenarios exist; {@code seckill.checkout.scenario} knows no mode and
 * {@code seckill.checkout.mode} no scenario.
 */
package seckill.checkout;
