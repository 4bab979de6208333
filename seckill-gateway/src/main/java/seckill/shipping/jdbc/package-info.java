/** Notices in the gateway's own table. */
package seckill.shipping.jdbc;
