package seckill.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.launcher.EnvironmentException;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.OperatorApi;
import seckill.launcher.Secrets;
import seckill.launcher.Terminal;

/** {@code ./seckill tokens}. */
@Command(
        name = "tokens",
        description = "Signs buyers in and writes a line 'buyerId<TAB>token' for each into a file of mode 0600.")
public final class TokensCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--count", paramLabel = "N", required = true, description = "How many buyers, from buyer 1 on.")
    private int count;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Overwritten when it is there.")
    private Path out;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 1");
        }
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            List<BuyerToken> tokens = operator.tokens(count);
            write(tokens);
            Terminal.progress(tokens.size() + " tokens in " + out);
            return tokens.size() == count ? ExitCode.OK : fewer(tokens.size());
        } catch (IOException e) {
            throw new EnvironmentException(out + " cannot be written: " + e.getMessage());
        }
    }

    private int fewer(int there) {
        Terminal.progress("The shop has " + there + " buyers only. ./seckill demo --buyers " + count + " makes more.");
        return ExitCode.CHECK_FAILED;
    }

    /** Anew: a file that was there may have been readable for others. */
    private void write(List<BuyerToken> tokens) throws IOException {
        Files.deleteIfExists(out);
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = tokens.stream().map(t -> t.buyerId() + "\t" + t.token() + "\n").collect(Collectors.joining());
        Files.writeString(out, lines, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
