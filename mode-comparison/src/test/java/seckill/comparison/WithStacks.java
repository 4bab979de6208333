package seckill.comparison;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the {@link Stacks} of this run, for facts that have nothing to do with modes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithStacks.Giver.class)
@interface WithStacks {

    /** Resolves parameters of type {@link Stacks}. */
    final class Giver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stacks.class;
        }

        @Override
        public Stacks resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Stacks.of(context);
        }
    }
}
