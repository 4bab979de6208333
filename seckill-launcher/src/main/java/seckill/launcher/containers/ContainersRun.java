package seckill.launcher.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import seckill.launcher.EnvironmentException;
import seckill.launcher.SpecModules;

/** {@code ./seckill test --containers}: integration tests and specs once more, on containers of the official images. */
public final class ContainersRun {

    private final ContainerEngine engine;
    private final StaysEmbedded staysEmbedded;

    private ContainersRun(ContainerEngine engine, StaysEmbedded staysEmbedded) {
        this.engine = engine;
        this.staysEmbedded = staysEmbedded;
    }

    public static ContainersRun of(Map<String, String> environment, Path userHome) throws IOException {
        return new ContainersRun(ContainerEngine.of(environment, userHome), StaysEmbedded.written());
    }

    /**
     * Says what is going to run.
     *
     * @throws EnvironmentException when there is no engine: a run that skips everything is green, too
     */
    public void begin(Consumer<String> line) {
        if (!engine.listens()) {
            throw new EnvironmentException("No container engine listens at " + engine.address() + ". Start Docker, or name another one with"
                    + " DOCKER_HOST; on a Debian without Docker Hub: .ci/containers ./seckill test --containers");
        }
        staysEmbedded.inWords().forEach(line);
    }

    /** @param wanted classes alone, as Maven names tests; none: all that do not stay embedded */
    public List<String> commandLine(List<String> wanted) {
        String pattern = staysEmbedded.pattern(wanted.isEmpty() ? List.of("*IT") : wanted);
        return List.of(
                "mvn", "-B", "-ntp", "-pl", SpecModules.NEEDED, "-am", "-DskipUnitTests",
                "-Dit.infra=containers", "-Dit.test=" + pattern, "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Dspecs.excludedGroups=ratios,topology", "-Dspecs.reports=containers-reports", "verify");
    }
}
