/** Steps of protocols at which something dies, and how it is made to. */
package seckill.compare.faults;
