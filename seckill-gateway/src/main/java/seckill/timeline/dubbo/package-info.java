/** The way to what participants know of an order, where they are processes of their own. */
package seckill.timeline.dubbo;
