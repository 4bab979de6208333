package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets are made by chance at the first start of an installation; what is tracked has none. */
class NoSecretIsInTheRepositoryTest {

    /** What looks like a secret wherever it stands: private keys, and tokens whose shape says whose they are. */
    private static final Pattern ANYWHERE = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{30,}|\\beyJ[A-Za-z0-9_-]{15,}\\.[A-Za-z0-9_-]{10,}"
                    + "|://[^/\\s:@\"]+:[^/\\s:@\"$%{]+@");

    /** In configuration: a name that says secret, and a value that is neither empty nor a reference to somewhere else. */
    private static final Pattern CONFIGURED = Pattern.compile(
            "(?i)(password|passwd|secret|token|access[-_.]?key|private[-_.]?key|session[-_.]?key|credential)[\\w.-]*[\"']?\\s*[:=]\\s*[\"']?"
                    + "(?!\\$|%|<|\\?|GENERATED|FILE\\b|(true|false)\\b|\\d+\\s*$)[^\\s\"'#<>{},;()]{4,}");

    /** In the product's code: a constant with such a name. Names of headers and of files are no secrets. */
    private static final Pattern IN_CODE = Pattern.compile("(?i)(password|passwd|secret|credential)\\w*\\s*=\\s*\"[^\"]{6,}\"");

    private static final Pattern CONFIGURATION = Pattern.compile(".*\\.(ya?ml|properties|xml|json|conf|cnf|sh|toml|env|ini|sql|md|html)|(.*/)?(seckill|run)");

    /** What people read: a label says "Password". */
    private static final Pattern TEXTS = Pattern.compile(".*/messages(_\\w+)?\\.properties");

    @Test
    void no_tracked_file_has_one() throws IOException {
        List<String> tracked = tracked();
        List<String> found = new ArrayList<>();
        int read = 0;
        for (String file : tracked) {
            Path path = Repository.root().resolve(file);
            if (Files.isRegularFile(path)) {
                found.addAll(found(file, text(path)));
                read++;
            }
        }
        assertThat(read).as("files that were read").isGreaterThan(500);
        assertThat(found).isEmpty();
    }

    /** The control: each of these would be found where it is planted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "k8s/key.pem | -----BEGIN RSA PRIVATE KEY-----", "Some.java | -----BEGIN PRIVATE KEY-----", "docs/notes.md | AKIAABCDEFGHIJKLMNOP",
        "application.yml | password: hunter22", "x/application.properties | spring.datasource.password=secret123", "pom.xml | <x password=\"abcdef\"/>",
        "run.sh | export TOKEN=abcdef123456", "a.json | \"secretKey\": \"0123456789abcdef\"", "docs/x.md | mysql://root:hunter22@db:3306/x",
        "seckill-x/src/main/java/A.java | static final String PASSWORD = \"hunter22\";"
    })
    void a_secret_that_is_planted_is_found(String file, String line) {
        assertThat(found(file, "first\n" + line + "\nlast")).as(line).containsExactly(file + ":2");
    }

    /** The other control: what refers to a secret is none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application.yml | password: \"${seckill.nacos.password}\"", "a.properties | secret=", "run.sh | TOKEN=$(cat token)", "messages.properties | member.password=Password",
        "seckill-x/src/main/java/A.java | String password = secrets.get(\"redis-password\");", "application.yml | tokenValidityInMilliseconds: 1800000",
        "compose.yaml | DATABASE_PASSWORD: ${A_PASSWORD:?make it}", "pod.yaml | automountServiceAccountToken: false", "docs/x.md | --from-file=password=FILE"
    })
    void what_refers_to_one_is_none(String file, String line) {
        assertThat(found("x/" + file, line)).as(line).isEmpty();
    }

    private static List<String> found(String file, String text) {
        List<String> found = new ArrayList<>();
        boolean configures = CONFIGURATION.matcher(file).matches() && !TEXTS.matcher(file).matches();
        boolean isProduct = file.contains("src/main/java");
        String[] lines = text.split("\n");
        for (int n = 0; n < lines.length; n++) {
            if (ANYWHERE.matcher(lines[n]).find() && !file.endsWith("NoSecretIsInTheRepositoryTest.java")
                    || configures && CONFIGURED.matcher(lines[n]).find()
                    || isProduct && IN_CODE.matcher(lines[n]).find()) {
                found.add(file + ":" + (n + 1));
            }
        }
        return found;
    }

    /** As Git has them; of a copy without its history, whatever is not made by a build or a start. */
    private static List<String> tracked() throws IOException {
        Path root = Repository.root();
        if (Files.exists(root.resolve(".git"))) {
            Process git = new ProcessBuilder("git", "-c", "safe.directory=*", "ls-files").directory(root.toFile()).start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(it -> root.relativize(it).toString())
                    .filter(it -> !it.startsWith("var/") && !it.contains("target/"))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException picture) {
            return "";
        }
    }
}
