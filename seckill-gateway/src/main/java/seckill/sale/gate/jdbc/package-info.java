/**
 * Gates in the database: tickets in one table, and units counted in three ways. Each wish is a transaction, with the wish's own rows first and
 * the units last, so that what everybody wants is locked for the shortest time.
 */
package seckill.sale.gate.jdbc;
