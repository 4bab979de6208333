/** What the operator does: load the shop, make buyers, switch modes, ask which mode is for a case. */
package seckill.console;
