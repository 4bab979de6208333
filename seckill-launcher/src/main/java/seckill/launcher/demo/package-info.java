/**
 * Real input for a running shop: a believable catalogue, buyers with wallets, and the rush in which they buy. All of it
 * goes through the HTTP API that everybody else has.
 */
package seckill.launcher.demo;
