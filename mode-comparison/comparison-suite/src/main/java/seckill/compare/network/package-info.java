/** The network between processes of the compared shop, which can be slow or broken when it is told to. */
package seckill.compare.network;
