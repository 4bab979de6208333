/** Lets specs reach the plumbing of participants from outside of a participant's process. */
package seckill.transaction;
