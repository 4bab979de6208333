package seckill.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.containers.ContainersRun;
import seckill.launcher.mutation.MutationRun;

/** {@code ./seckill test}. */
@Command(name = "test", description = "Runs every test: units, integration on embedded servers, specs per mode, browser.")
final class TestCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--only", paramLabel = "MODULE", description = "Only this Maven module, with those it needs built.")
    private String only;

    @Option(names = "--ratios", description = "Only what is measured: how much faster one way is than another, in one run.")
    private boolean ratios;

    @Option(
            names = "--mysql",
            description = "What depends on the database once more, in every mode and assembly, on a real MySQL with its own"
                    + " defaults: Debian's, which is fetched and unpacked into var/cache the first time (docs/mysql.md).")
    private boolean mysql;

    @Option(
            names = "--containers",
            description = "Integration tests and specs once more, in every mode and assembly, on containers of the official images of"
                    + " MySQL and Redis: needs Docker (docs/testing.md).")
    private boolean containers;

    @Option(names = "--specs", paramLabel = "CLASS", split = ",", description = "With --containers: these classes alone, such as BuyingIT,GateIT.")
    private List<String> specs = List.of();

    @Option(
            names = "--mutation",
            description = "How good the unit tests of domain, transactions and modes are: what JaCoCo saw them run, and how many"
                    + " mistakes made on purpose (PIT's mutants) they find. Up to half an hour, no servers.")
    private boolean mutation;

    @Option(
            names = "--topology",
            description = "Only two of everything on hosts of their own (network namespaces, as root): restarts one after the other,"
                    + " cuts between hosts, a coordinator and a Redis node that die. Some ten minutes, 4 GiB.")
    private boolean topology;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (containers) {
            return onContainers();
        }
        if (!specs.isEmpty()) {
            Terminal.progress("--specs goes with --containers.");
            return ExitCode.USAGE;
        }
        return mutation ? mutate() : verify();
    }

    private int onContainers() throws IOException, InterruptedException {
        ContainersRun containersRun = ContainersRun.of(System.getenv(), Path.of(System.getProperty("user.home")));
        containersRun.begin(Terminal::progress);
        return run(containersRun.commandLine(specs)) == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private int mutate() throws IOException, InterruptedException {
        MutationRun run;
        try {
            run = MutationRun.of(home.root(), only);
        } catch (IllegalArgumentException e) {
            Terminal.progress(e.getMessage());
            return ExitCode.USAGE;
        }
        run.forgetEarlierReports();
        long began = System.nanoTime();
        if (run(run.commandLine()) != 0) {
            return ExitCode.CHECK_FAILED;
        }
        return run.report(Terminal::data, Duration.ofNanos(System.nanoTime() - began));
    }

    private int verify() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        if (only != null) {
            // its neighbours' tests are not asked for: only what this module needs on its class path is built
            line.addAll(List.of("-pl", only, "-am", "-Dsurefire.failIfNoSpecifiedTests=false"));
        }
        if (ratios) {
            line.addAll(List.of("-DskipUnitTests", "-Dspecs.groups=ratios", "-Dspecs.excludedGroups=mysql"));
        }
        if (mysql) {
            int unpacked = run(List.of(home.root().resolve("infrastructure/mysql/unpack").toString()));
            if (unpacked != ExitCode.OK) {
                return unpacked;
            }
            line.addAll(List.of("-DskipUnitTests", "-Dseckill.database=mysql", "-Dspecs.groups=database|mysql", "-Dspecs.excludedGroups=ratios"));
        } else {
            line.add("-Dbugs.skip=false");
        }
        if (topology) {
            line.addAll(List.of("-pl", SpecModules.NEEDED, "-am", "-DskipUnitTests", "-Dit.test=TopologyIT", "-Dspecs.excludedGroups="));
            line.addAll(List.of("-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false"));
        }
        line.add("verify");
        return run(line) == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private int run(List<String> line) throws IOException, InterruptedException {
        return new ProcessBuilder(line)
                .directory(home.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
