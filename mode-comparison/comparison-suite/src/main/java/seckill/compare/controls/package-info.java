/**
 * Ways to get a transaction wrong that public code really contains, each beside the way that is right, on real servers. A control
 * that is not seen to be wrong says that the suite is blind, and no mode it guards gets a green mark.
 */
package seckill.compare.controls;
