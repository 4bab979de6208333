/** The participants as Dubbo services elsewhere. */
package seckill.checkout.dubbo;
