package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Schemas in a file, as somebody dumps them who asks nobody whether they are at rest. */
record DumpByHand(ShopUnderTest shop, Path file) {

    static DumpByHand of(ShopUnderTest shop, Path folder, String... schemas) {
        DumpByHand dump = new DumpByHand(shop, folder.resolve(String.join("-", schemas) + ".sql"));
        List<String> how = new ArrayList<>(List.of("--single-transaction", "--hex-blob", "--databases"));
        how.addAll(List.of(schemas));
        dump.run("mariadb-dump", ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.to(dump.file.toFile()), how.toArray(String[]::new));
        return dump;
    }

    /** Puts them back to what they were. */
    void putBack() {
        run("mariadb", ProcessBuilder.Redirect.from(file.toFile()), ProcessBuilder.Redirect.DISCARD);
    }

    private void run(String program, ProcessBuilder.Redirect input, ProcessBuilder.Redirect output, String... more) {
        Path base = Repository.root().resolve("infrastructure/database/target/mariadb");
        List<String> line = new ArrayList<>(List.of(
                base.resolve("bin").resolve(program).toString(), "--no-defaults", "--protocol=tcp", "--skip-ssl", "--user=root",
                "--host=" + shop.running().database().host(), "--port=" + shop.running().database().port(),
                "--character-sets-dir=" + base.resolve("share/charsets"), "--default-character-set=utf8mb4"));
        line.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectInput(input).redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MYSQL_PWD", shop.secrets().get("database-root-password"));
        try {
            assertThat(builder.start().onExit().join().exitValue()).as(program).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
