/** The operator's way to the participants, where they are processes of their own. */
package seckill.console.dubbo;
