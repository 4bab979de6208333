/** What the gateway's own tables say of an order. */
package seckill.timeline.jdbc;
