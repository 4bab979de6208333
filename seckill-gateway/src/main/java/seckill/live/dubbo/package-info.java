/** The way to how participants are doing, where they are processes of their own. */
package seckill.live.dubbo;
