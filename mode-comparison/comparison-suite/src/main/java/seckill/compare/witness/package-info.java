/** Readers who look at the databases while others buy, and write down what they were never to see, or only for a moment. */
package seckill.compare.witness;
