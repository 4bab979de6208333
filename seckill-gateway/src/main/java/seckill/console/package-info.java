/** What the operator does: load the shop, make buyers, switch modes. */
package seckill.console;
