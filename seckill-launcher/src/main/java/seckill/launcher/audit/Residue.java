package seckill.launcher.audit;

import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of thing that is there only while something is in flight, and that is not in the databases.
 *
 * @param says   the law, as a sentence
 * @param figure the name under which it is counted
 * @param left   what there is, a line each; throws {@link AuditImpossibleException} when it cannot be read
 */
record Residue(String says, String figure, Supplier<List<String>> left) {}
