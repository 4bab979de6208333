/** The specs on containers: where an engine is, what runs there, and what stays on embedded servers and why. */
package seckill.launcher.containers;
