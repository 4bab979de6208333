package seckill.launcher.bench;

import picocli.CommandLine.Command;

/** {@code ./seckill bench}. */
@Command(name = "bench", description = "Measures the running shop.", subcommands = ModesCommand.class)
public final class BenchCommand {}
