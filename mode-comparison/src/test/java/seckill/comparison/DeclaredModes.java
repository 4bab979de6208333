package seckill.comparison;

import java.util.List;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/** The modes as the specs ask for them. */
final class DeclaredModes {

    private DeclaredModes() {}

    /** By family, then by name. */
    static List<Guarantees> all() {
        return seckill.compare.DeclaredModes.all();
    }

    static Guarantees named(String mode) {
        return seckill.compare.DeclaredModes.named(mode);
    }

    /** Those which keep atomicity in that assembly. */
    static List<Guarantees> keepingAtomicity(Assembly assembly) {
        return all().stream()
                .filter(it -> it.atomicity() == Atomicity.ALL_OR_NOTHING && it.assemblies().contains(assembly))
                .toList();
    }
}
