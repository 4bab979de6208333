package seckill.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import seckill.compare.report.Report;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;

class ReportPageTest {

    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern BARS = Pattern.compile("<figure class=\"bars\".*?</figure>", Pattern.DOTALL);

    private final Report whole = SampleReport.whole();
    private final String page = ReportPage.html(whole);

    @Test
    void every_result_appears_with_a_link_to_what_was_checked() {
        for (int number = 1; number <= whole.results().size(); number++) {
            Result result = whole.results().get(number - 1);
            String name = result.scenario() + " · " + result.workload() + " · " + result.mode() + " ";
            assertThat(page)
                    .contains("<a href=\"#result-" + number + "\">" + Html.word(result.verdict()).markup())
                    .contains("<details class=\"result\" id=\"result-" + number + "\"><summary>" + name + Html.word(result.verdict()).markup());
        }
    }

    @Test
    void every_control_declaration_fault_anomaly_and_number_appears() {
        assertThat(whole.controls()).allSatisfy(control -> assertThat(page).contains(control.name(), control.says()));
        assertThat(page).containsPattern("<th scope=\"row\">TCC</th><td>two phase commit</td>");
        assertThat(whole.atlas()).allSatisfy(cell -> assertThat(page).contains(cell.victim() + ": " + cell.step()).contains(cell.why()));
        assertThat(page).contains(
                "<th scope=\"row\">stock-without-order</th>", "<li>45c48cce-2e2d-7fbd</li>", "<th scope=\"col\" class=\"n\">rowLockWaitMs</th>");
        assertThat(page).contains("<th scope=\"row\">orders of events played</th><td class=\"n\">1048576</td>");
    }

    @Test
    void every_invariant_appears_with_its_sql_figures_and_violations() {
        assertThat(page).contains(
                "<pre tabindex=\"0\"><code>SELECT id FROM allocation\nWHERE available + reserved + sold &lt;&gt; allocated",
                "order c9f0f895-fb98-ab91 has none", "violations 2");
    }

    @Test
    void a_combination_that_was_not_run_says_so() {
        Report less = SampleReport.withResults(whole, whole.results().subList(0, 15));

        assertThat(ReportPage.html(less)).contains("<td>" + Html.word("not run").markup() + "</td>");
    }

    @Test
    void a_control_that_stayed_green_gets_a_notice_and_others_do_not() {
        assertThat(page).contains("1 of 3 controls stayed green", "letter applied twice. No result", "(OUTBOX, MQ_TX, REDIS_MSG)");

        List<ControlResult> red = whole.controls().stream().filter(ControlResult::red).toList();
        assertThat(ReportPage.html(SampleReport.withControls(whole, red))).doesNotContain("notice loud").contains("Each mistake was seen");
        assertThat(ReportPage.html(SampleReport.withControls(whole, List.of()))).contains("No control was run");
    }

    @Test
    void an_interrupted_comparison_says_so_and_a_finished_one_does_not() {
        assertThat(ReportPage.html(SampleReport.interrupted(whole))).contains("<strong>Interrupted.</strong>");
        assertThat(page).doesNotContain("<strong>Interrupted.</strong>");
    }

    @Test
    void a_report_of_nothing_is_a_page_too() {
        assertThat(ReportPage.html(SampleReport.empty())).contains("No result.", "Nothing was measured.").doesNotContain("<table");
    }

    @Test
    void text_of_a_report_cannot_become_an_element_an_attribute_or_code() {
        String evil = "</script><script>alert(1)</script><!--head-->'\"><img src=x onerror=alert(2)>";

        String hurt = ReportPage.html(SampleReport.saying(evil));

        assertThat(hurt).doesNotContain("<script>alert", "<img", "\"><img");
        assertThat(count(hurt, "<script")).as("as many as with harmless text").isEqualTo(count(ReportPage.html(SampleReport.saying("a")), "<script"));
        assertThat(hurt).contains("&lt;!--head--&gt;&#39;&quot;&gt;&lt;img src=x");
        assertThat(data(hurt)).isNotEmpty().allSatisfy(data -> assertThat(data.path("labels").path(0).asText()).startsWith(evil));
    }

    @Test
    void only_addresses_of_the_web_can_be_followed() {
        assertThat(Html.linked("see https://a.example/x?a=1&b=2. Or javascript:alert(1)").markup()).isEqualTo(
                "see <a href=\"https://a.example/x?a=1&amp;b=2\">https://a.example/x?a=1&amp;b=2</a>. Or javascript:alert(1)");
    }

    @Test
    void every_chart_has_its_figures_in_a_table() {
        List<String> charts = BARS.matcher(page).results().map(MatchResult::group).toList();

        assertThat(charts).hasSize(20 * 4 + 5);
        for (String chart : charts) {
            JsonNode data = data(chart).getFirst();
            for (JsonNode label : data.path("labels")) {
                assertThat(chart).contains("<th scope=\"row\">" + label.asText().replace(" (red)", "") + "</th>");
            }
            for (JsonNode series : data.path("series")) {
                assertThat(series.path("values")).hasSameSizeAs(data.path("labels")).allSatisfy(value ->
                        assertThat(chart).contains("<td class=\"n\">" + Figures.text(value.asDouble(Double.NaN)) + "</td>"));
            }
        }
    }

    @Test
    void what_was_not_measured_is_no_bar_and_a_dash() {
        Report report = SampleReport.with(whole, "buy-now", "hot", "AT", it -> SampleReport.faster(it, Double.NaN));
        Table table = new Table("a", "mode", "p50").row("AT", Double.NaN);

        assertThat(table.html().markup()).contains("<td class=\"n\">–</td>");
        assertThat(data(ReportPage.html(report))).anySatisfy(data -> assertThat(data.toString()).contains("null"));
        assertThat(data(page)).noneSatisfy(data -> assertThat(data.toString()).contains("null"));
    }

    @Test
    void accepted_and_refused_are_never_in_one_chart() {
        assertThat(data(page)).noneSatisfy(data -> assertThat(series(data)).contains("refused", "accepted per second"));
        assertThat(data(page).stream().flatMap(data -> series(data).stream())).contains("refused", "accepted per second");
    }

    @Test
    void headings_come_in_order_and_tables_have_captions_and_scopes() {
        List<Integer> levels = Pattern.compile("<h([1-6])[ >]").matcher(page).results().map(it -> Integer.valueOf(it.group(1))).toList();

        assertThat(levels.getFirst()).isEqualTo(1);
        assertThat(levels.subList(1, levels.size())).doesNotContain(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(count(page, "<table>")).isPositive().isEqualTo(count(page, "<caption>"));
        assertThat(page).doesNotContain("<th>");
    }

    @Test
    void it_needs_no_network() {
        assertThat(page).contains("Chart.js v4").doesNotContain("<link", " src=", "@import", "url(");
        assertThat(page).doesNotContainPattern("<!--[a-z]+-->");
    }

    private static List<JsonNode> data(String page) {
        List<JsonNode> all = new ArrayList<>();
        DATA.matcher(page).results().forEach(data -> all.add(json(data.group(1))));
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<String> series(JsonNode data) {
        return data.path("series").findValuesAsText("name");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
