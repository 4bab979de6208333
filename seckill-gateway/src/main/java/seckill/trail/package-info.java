/** What operators have done, kept for ever: append-only, each entry chained to the one before it by its hash. */
package seckill.trail;
