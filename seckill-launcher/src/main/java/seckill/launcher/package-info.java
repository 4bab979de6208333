/**
 * What runs and where: the processes of a stack, their files, ports and credentials. {@link seckill.launcher.Stack} is
 * the way in; the command line is one user of it, the specs are another.
 */
package seckill.launcher;
