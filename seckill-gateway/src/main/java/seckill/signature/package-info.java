/** Who speaks, where nobody signs in. */
package seckill.signature;
