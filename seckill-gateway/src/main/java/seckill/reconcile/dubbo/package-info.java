/** The participants' books over Dubbo. */
package seckill.reconcile.dubbo;
