/** XA branches of Seata's global transactions on MariaDB and MySQL. */
package seckill.transaction.xa;
