/** What the version before this one relies on, and still finds. */
package seckill.upgrade;
