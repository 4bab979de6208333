/**
 * Commands in three parts, at the participants: real modules, real fence, real database; the coordinator's calls are made by
 * the specs, in every order.
 */
package seckill.threeparts;
