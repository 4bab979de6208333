package seckill.reconcile;

import java.util.List;
import java.util.Set;

/** A part of the shop whose books can be looked at as a whole, and at one place. */
interface Part {

    /** Lower case, stable: it is stored with what was found. */
    String name();

    /** Everything that is wrong now, as far as that can be seen at one time. */
    List<Discrepancy> all();

    /** What is wrong about these subjects. */
    default List<Discrepancy> at(Set<String> subjects) {
        return all().stream().filter(it -> subjects.contains(it.subject())).toList();
    }
}
