/**
 * The monolith with a database per module: still one process and method calls, but no transaction of one database around
 * a checkout any more. A JTA transaction manager in this process makes the databases agree.
 *
 * <p>The databases are those which the modules have as processes, with the same tables and histories: moving a module out
 * moves no data.
 */
package seckill.monolith.jta;
