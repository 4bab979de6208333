/** Measures a running shop. Figures of one machine compare with one another; they say nothing about yours. */
package seckill.launcher.bench;
