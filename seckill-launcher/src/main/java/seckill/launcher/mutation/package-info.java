/** How good the unit tests are: reads what PIT and JaCoCo have found, and holds it to what is demanded. */
package seckill.launcher.mutation;
