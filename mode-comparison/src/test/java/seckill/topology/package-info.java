/** Two of everything, each on a host of its own: what happens when hosts end, fail, or do not hear one another. */
package seckill.topology;
