/**
 * The shop before it became modules: the same modules in one process over one database, with local transactions.
 *
 * <p>No Dubbo, no Seata, no Nacos: calls are method calls, a checkout is one transaction of the database.
 */
package seckill.monolith;
