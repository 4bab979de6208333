/** What a database server needs before the shop runs on it: a schema and a user for each owner of tables, and the tables. */
package seckill.schema;
