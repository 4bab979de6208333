package seckill.infra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import seckill.launcher.DatabaseEngine;

/** A fact about MariaDB; on a real MySQL it is skipped, and counted, with the reason. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnlyOnMariaDb.Condition.class)
public @interface OnlyOnMariaDb {

    /** Why it is none about MySQL. */
    String value();

    /** The bundled server is a MariaDB, that of containers a MySQL. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean mysql = DatabaseEngine.usual() == DatabaseEngine.mysql
                    || System.getProperty("it.infra", "").equals("containers");
            return context.getElement()
                    .map(element -> element.getAnnotation(OnlyOnMariaDb.class))
                    .filter(about -> mysql)
                    .map(about -> ConditionEvaluationResult.disabled("not on MySQL: " + about.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("on MariaDB, or a fact about both"));
        }
    }
}
