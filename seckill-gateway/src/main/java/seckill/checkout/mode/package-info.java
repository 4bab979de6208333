/** The transaction modes, one file each. No mode knows another, and none knows a scenario. */
package seckill.checkout.mode;
