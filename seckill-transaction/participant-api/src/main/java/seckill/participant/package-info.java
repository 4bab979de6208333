/** What every participant speaks: commands that carry their id, replies that are values, and the trace they leave. JDK only. */
package seckill.participant;
