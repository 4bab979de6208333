package seckill.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.observability.Rules.Alert;

/** Each alert fires when it must and is silent when it must not, as Prometheus itself evaluates it; and tells what to do. */
class AlertsTest {

    private static List<Alert> alerts() {
        return Rules.delivered().alerts();
    }

    @Test
    void the_rules_are_rules() {
        assertThat(alerts()).hasSizeGreaterThan(15);
        Promtool.Judgement judgement = Promtool.says("check", "rules", Watching.RULES.toString());
        assertThat(judgement.good()).as(judgement.text()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void it_fires_when_it_must_and_is_silent_when_it_must_not(Alert alert) {
        Path test = test(alert, Watching.TESTS);
        assertThat(Watching.text(test)).containsOnlyOnce("- name: fires").containsOnlyOnce("- name: is quiet").contains("exp_alerts: []");
        Promtool.Judgement judgement = Promtool.says("test", "rules", test.toString());
        assertThat(judgement.good()).as(judgement.text()).isTrue();
    }

    /** The control: whoever breaks an alert is told by its test, whichever way it is broken. */
    @ParameterizedTest
    @MethodSource("alerts")
    void its_test_notices_when_it_never_fires_and_when_it_always_does(Alert alert, @TempDir Path folder) throws IOException {
        for (String broken : List.of("vector(0) > 1", "vector(1)")) {
            Path rules = Files.createDirectories(folder.resolve("rules"));
            Files.writeString(rules.resolve("seckill.yml"), Watching.text(Watching.RULES).replace("expr: " + alert.expr() + "\n", "expr: " + broken + "\n"));
            Path tests = Files.createDirectories(folder.resolve("tests"));
            Files.writeString(test(alert, tests), Watching.text(test(alert, Watching.TESTS)));
            Promtool.Judgement judgement = Promtool.says("test", "rules", test(alert, tests).toString());
            assertThat(judgement.good()).as(broken).isFalse();
            assertThat(judgement.text()).as(broken).contains("FAILED").contains("alertname: " + alert.name());
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void it_names_a_runbook_that_says_what_it_means_and_how_it_ends(Alert alert) {
        assertThat(alert.runbook()).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        assertThat(Watching.text(Watching.file(alert.runbook())))
                .startsWith("# " + alert.name() + "\n")
                .contains("`" + alert.expr() + "` for ")
                .contains("## What it means", "## Where to look", "## What to do", "## When it is over");
    }

    @Test
    void each_runbook_and_each_test_is_about_an_alert() {
        List<String> names = alerts().stream().map(Alert::name).sorted().toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names(Watching.RUNBOOKS, ".md")).isEqualTo(names);
        assertThat(names(Watching.TESTS, ".yml")).isEqualTo(names);
    }

    private static Path test(Alert alert, Path folder) {
        return folder.resolve(alert.name() + ".yml");
    }

    private static List<String> names(Path folder, String ending) {
        return Watching.files(folder, ending).stream()
                .map(it -> it.getFileName().toString().replace(ending, ""))
                .filter(it -> !it.equals("README"))
                .sorted()
                .toList();
    }
}
