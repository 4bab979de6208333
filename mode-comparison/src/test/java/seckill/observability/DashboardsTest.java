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

/** What can be said of dashboards without Grafana: their shape, and that Prometheus understands each question. */
class DashboardsTest {

    private static List<Dashboard> dashboards() {
        return Dashboard.delivered();
    }

    @Test
    void each_has_an_address_of_its_own() {
        assertThat(dashboards()).extracting(it -> it.json().path("uid").asText())
                .contains("seckill-shop", "seckill-admission", "seckill-modes", "seckill-infrastructure")
                .doesNotHaveDuplicates();
        assertThat(dashboards()).allSatisfy(it -> assertThat(it.file()).isEqualTo(it.json().path("uid").asText() + ".json"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void each_panel_has_a_title_a_unit_a_place_and_a_question(Dashboard dashboard) {
        assertThat(dashboard.panels()).hasSizeGreaterThan(5).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt()).isBetween(1, 24);
            assertThat(Dashboard.expressions(panel)).isNotEmpty().noneMatch(String::isBlank);
        });
        assertThat(dashboard.panels()).extracting(it -> it.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(dashboard.panels()).extracting(it -> it.path("gridPos").path("x") + "/" + it.path("gridPos").path("y")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void prometheus_understands_each_question(Dashboard dashboard, @TempDir Path folder) throws IOException {
        Promtool.Judgement judgement = judged(dashboard.expressions(), folder);
        assertThat(judgement.good()).as(judgement.text()).isTrue();
    }

    /** The control. */
    @Test
    void a_question_that_nobody_understands_is_noticed(@TempDir Path folder) throws IOException {
        assertThat(judged(List.of("sum by (process (up)"), folder).good()).isFalse();
    }

    /** As recorded rules, which promtool parses. */
    private static Promtool.Judgement judged(List<String> questions, Path folder) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: questions\n    rules:\n");
        for (int i = 0; i < questions.size(); i++) {
            rules.append("      - {record: 'question:").append(i).append("', expr: '").append(questions.get(i).replace("'", "''")).append("'}\n");
        }
        Path file = Files.writeString(folder.resolve("questions.yml"), rules);
        return Promtool.says("check", "rules", file.toString());
    }
}
