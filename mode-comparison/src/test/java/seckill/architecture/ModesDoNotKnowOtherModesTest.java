package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import seckill.checkout.Mode;

/** A mode is one file: it can be read, added and deleted alone. */
class ModesDoNotKnowOtherModesTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return classes().that().resideInAnyPackage(product.in("checkout.mode..")).should(NOT_KNOW_ANOTHER_MODE);
    }

    private static final ArchCondition<JavaClass> NOT_KNOW_ANOTHER_MODE = new ArchCondition<>("not know another mode") {
        @Override
        public void check(JavaClass inside, ConditionEvents events) {
            JavaClass self = Applications.outermost(inside);
            if (!self.isAssignableTo(Mode.class)) {
                return; // what modes share, and what puts them together
            }
            for (Dependency dependency : inside.getDirectDependenciesFromSelf()) {
                JavaClass other = Applications.outermost(dependency.getTargetClass());
                if (!other.equals(self) && !other.isInterface() && other.isAssignableTo(Mode.class)) {
                    events.add(SimpleConditionEvent.violated(inside, dependency.getDescription()));
                }
            }
        }
    };

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.checkout.mode.ModeThatKnowsAnother.class);
    }
}
