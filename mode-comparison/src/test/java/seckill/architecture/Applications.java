package seckill.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The classes that put a process together: {@code …Application}, with whatever is nested in them. */
final class Applications {

    /** Any class that does not put a process together. */
    static final DescribedPredicate<JavaClass> NONE =
            DescribedPredicate.describe("are no application classes", c -> !outermost(c).getSimpleName().endsWith("Application"));

    private Applications() {}

    static JavaClass outermost(JavaClass nested) {
        JavaClass outer = nested;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
