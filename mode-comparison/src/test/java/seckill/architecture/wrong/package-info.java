/** An imitation of the product's packages in which every class breaks a rule. Nothing here is ever called. */
package seckill.architecture.wrong;
