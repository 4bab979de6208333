/** Plumbing that every participant shares, free of business. */
package seckill.transaction;
