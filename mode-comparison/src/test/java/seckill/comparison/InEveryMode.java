package seckill.comparison;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Settlement;

/** Multiplies a fact by the modes and assemblies that can have it; {@code -Donly.mode=JTA} tries one mode alone. */
final class InEveryMode implements TestTemplateInvocationContextProvider {

    private static final String ONLY = System.getProperty("only.mode");

    /** A fact about other modes than the only one wanted; otherwise a fact that nobody tries is a mistake. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return ONLY != null;
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EveryMode wanted = context.getRequiredTestMethod().getAnnotation(EveryMode.class);
        Set<Settlement> seen = EnumSet.noneOf(Settlement.class);
        return DeclaredModes.all().stream()
                .filter(mode -> ONLY == null || ONLY.equals(mode.mode()))
                .filter(mode -> Arrays.asList(wanted.atomicity()).contains(mode.atomicity()))
                .filter(mode -> wanted.families().length == 0
                        || Arrays.asList(wanted.families()).contains(mode.family()))
                .filter(mode -> Arrays.stream(wanted.assemblies()).anyMatch(mode.assemblies()::contains))
                .filter(mode -> !wanted.oneForEachSettlement() || seen.add(mode.settlement()))
                .flatMap(mode -> Arrays.stream(wanted.assemblies())
                        .filter(mode.assemblies()::contains)
                        .map(assembly -> new Round(mode, assembly)));
    }

    /** One mode in one assembly. */
    private record Round(Guarantees mode, Assembly assembly) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return mode.mode() + " in " + assembly.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ShopOfTheRound(this));
        }
    }

    /** Switches before, audits after; a spec that failed is not audited, its own message says more. */
    private record ShopOfTheRound(Round round)
            implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Shop.class;
        }

        @Override
        public Shop resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shop(context);
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) {
            shop(context).switchEveryScenario();
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isEmpty()) {
                shop(context).everyInvariantHolds();
            }
        }

        private Shop shop(ExtensionContext context) {
            return new Shop(Stacks.of(context).running(round.assembly), round.mode);
        }
    }
}
