/** Numbers of the running shop, as they are while an operator looks. */
package seckill.live;
