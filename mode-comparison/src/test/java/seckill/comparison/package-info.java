/**
 * The specs: facts about the shop, each run in every mode and assembly that can have it, over the real HTTP API of a
 * running stack, with the invariants after each.
 */
package seckill.comparison;
