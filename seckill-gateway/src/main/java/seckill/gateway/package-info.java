/** The gateway as an application. */
package seckill.gateway;
