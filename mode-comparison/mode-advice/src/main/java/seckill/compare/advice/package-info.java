/** A mode for somebody's own case, with the measured runs that back it. */
package seckill.compare.advice;
