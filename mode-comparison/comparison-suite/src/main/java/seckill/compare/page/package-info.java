/** A comparison as a page for people, and what changed between two of them. */
package seckill.compare.page;
