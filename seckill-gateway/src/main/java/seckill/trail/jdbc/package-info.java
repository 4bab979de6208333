/** The trail in the gateway's own tables. */
package seckill.trail.jdbc;
