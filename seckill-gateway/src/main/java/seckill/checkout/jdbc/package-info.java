/** Checkouts and mode switches in the gateway's own tables. */
package seckill.checkout.jdbc;
