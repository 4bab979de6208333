/**
 * The shop's invariants, read from its databases and never through its services: whoever asks a service whether the
 * service is right learns nothing.
 *
 * <p>{@link seckill.launcher.audit.Audit} runs them; one file per invariant, each a list of statements that must find
 * nothing or must find the same in two schemas.
 */
package seckill.launcher.audit;
