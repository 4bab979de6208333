/** The suite itself: whether it sees what is wrong, and a slice of what it runs. */
package seckill.compare;
