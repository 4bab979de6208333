/**
 * What the product must not become, one rule per class; each rule shows, with a class set that is wrong on purpose, that
 * it would notice.
 */
package seckill.architecture;
