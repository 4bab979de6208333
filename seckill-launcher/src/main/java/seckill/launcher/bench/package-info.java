/** Measures and compares: on the running shop, or on one that is started for it. Figures of one machine compare with one another only. */
package seckill.launcher.bench;
