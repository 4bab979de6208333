/** Where the servers come from on which the specs run. */
package seckill.infra;
