package seckill.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill test}. */
@Command(name = "test", description = "Runs every test: units, integration on embedded servers, specs per mode, browser.")
final class TestCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--only", paramLabel = "MODULE", description = "Only this Maven module, with those it needs built.")
    private String only;

    @Option(names = "--ratios", description = "Only what is measured: how much faster one way is than another, in one run.")
    private boolean ratios;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        if (only != null) {
            // its neighbours' tests are not asked for: only what this module needs on its class path is built
            line.addAll(List.of("-pl", only, "-am", "-Dsurefire.failIfNoSpecifiedTests=false"));
        }
        if (ratios) {
            line.addAll(List.of("-DskipUnitTests", "-Dspecs.groups=ratios", "-Dspecs.excludedGroups="));
        }
        line.add("verify");
        Process maven = new ProcessBuilder(line)
                .directory(home.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return maven.waitFor() == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
