package seckill.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;
import seckill.member.Role;
import seckill.member.SessionTokens;

/** The operator asks which mode is for a case, and the report is on paper, too. */
@SpringBootTest(
        classes = PaperApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS)
class AdvicePageTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path REPORT = Path.of("target/paper/report.json");
    private static final String CASE = "?scenario=buy-now&contention=0.4&participants=3&latency=10&failure-rate=0&isolation=any&assembly=modules";

    private final String base;
    private final SessionTokens tokens;

    AdvicePageTest(@Autowired Environment environment, @Autowired SessionTokens tokens) {
        this.base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        this.tokens = tokens;
    }

    @AfterEach
    void nothing_compared() throws IOException {
        Files.deleteIfExists(REPORT);
    }

    @Test
    void where_nothing_was_compared_the_page_says_how_to() {
        assertThat(operatorSees("en", CASE)).contains("Nothing was compared yet", "./seckill compare").doesNotContain("action=\"/console/advice");
        assertThat(operatorSees("zh-CN", "")).contains("尚未做过比较", "./seckill compare");
    }

    @Test
    void a_file_that_is_no_report_is_said_to_be_none() throws IOException {
        written("{\"schema\":\"seckill-compare/99\"}");

        assertThat(operatorSees("en", "")).contains("id=\"unreadable\"", "seckill-compare/99");
    }

    @Test
    void a_report_that_is_written_anew_is_read_anew() throws IOException {
        written("half a report");
        assertThat(operatorSees("en", "")).contains("id=\"unreadable\"");
        compared();
        assertThat(operatorSees("en", "")).contains("name=\"contention\"").doesNotContain("id=\"unreadable\"", "id=\"advice\"");
    }

    @Test
    void a_link_is_an_advice_with_what_backs_it_and_why_not_the_others() throws IOException {
        compared();

        assertThat(operatorSees("en", CASE))
                .contains("Take SAGA", "data-mode=\"AT\"", "measured: everybody wants something else", "31.5 ms", "2, at rest 1.5 s afterwards")
                .contains("leaves damage", "runs only so: all modules in one process and one database")
                .contains("value=\"0.4\"").doesNotContain("aria-invalid=\"true\"", "??");
        assertThat(operatorSees("zh-CN", CASE)).contains("选 SAGA", "31.5 ms", "只能这样运行：所有模块在一个进程和一个数据库中").doesNotContain("??");
    }

    @Test
    void a_mode_that_needs_another_shop_says_what_it_asks_for() throws IOException {
        compared();

        assertThat(operatorSees("en", CASE.replace("assembly=modules", "assembly=any")))
                .contains("Take LOCAL", "id=\"asks\"", "It asks for this: all modules in one process and one database.");
        assertThat(operatorSees("en", CASE)).doesNotContain("id=\"asks\"");
    }

    @Test
    void who_must_not_be_shown_anything_early_is_told_that_none_fits() throws IOException {
        compared();

        assertThat(operatorSees("en", CASE.replace("isolation=any", "isolation=nothing-early")))
                .contains("No mode fits.", "readers see steps that may be undone").doesNotContain("Take ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contention=0.4 | contention=1.1 | A share is a number from 0 to 1",
        "contention=0.4 | contention=NaN | A share is a number from 0 to 1",
        "contention=0.4 | contention=-1 | A share is a number from 0 to 1",
        "contention=0.4 | contention= | A share is a number from 0 to 1",
        "participants=3 | participants=2.5 | whole number from 1 to 100",
        "participants=3 | participants=0 | whole number from 1 to 100",
        "latency=10 | latency=soon | milliseconds from 0 to 10000",
        "failure-rate=0 | failure-rate=99999999999999 | such as 0.001",
        "isolation=any | isolation=all | Choose one of these",
        "assembly=modules | assembly=cloud | Choose one of these",
        "scenario=buy-now | scenario=steal | no such scenario",
    })
    void what_is_wrong_is_said_at_its_field_and_nothing_is_advised(String right, String wrong, String says) throws IOException {
        compared();

        assertThat(operatorSees("en", CASE.replace(right, wrong)))
                .contains("aria-invalid=\"true\"", says).doesNotContain("id=\"advice\"", "??");
        assertThat(operatorSees("en", CASE)).as("the control").contains("id=\"advice\"").doesNotContain("aria-invalid=\"true\"");
    }

    @Test
    void what_somebody_typed_never_becomes_markup() throws IOException {
        compared();

        assertThat(operatorSees("en", "?contention=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")).doesNotContain("<script>alert");
    }

    @Test
    void buyers_are_not_advised() {
        assertThat(page(Role.BUYER, "en", CASE).statusCode()).isEqualTo(403);
        assertThat(page(Role.OPERATOR, "en", CASE).statusCode()).isEqualTo(200);
    }

    private static void compared() throws IOException {
        List<Declared> modes = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (String mode : List.of("AT", "SAGA", "LOCAL", "NONE")) {
            modes.add(new Declared(mode, "FAMILY", mode.equals("NONE") ? "NONE" : "ALL_OR_NOTHING", "WITH_THE_ANSWER", "UNCOMMITTED_STEPS",
                    List.of(), "", List.of(mode.equals("LOCAL") ? "MONOLITH" : "MODULES")));
        }
        for (String mode : List.of("AT", "SAGA", "LOCAL")) {
            double ms = mode.equals("AT") ? 60.25 : mode.equals("SAGA") ? 31.5 : 9;
            results.add(result(mode, "uniform", ms, -1));
            results.add(result(mode, "hot", 2 * ms, -1));
            results.add(result(mode, "slow", 3 * ms, -1));
            results.add(result(mode, "faults", ms, 1_000));
            results.add(result(mode, "faults", ms, 2_000));
        }
        written(ReportJson.write(new Report("2026", "abc", 1, Map.of(), "", "", true, modes, List.of(), results, List.of(), Map.of())));
    }

    private static Result result(String mode, String workload, double ms, long recoveryMs) {
        return new Result("buy-now", mode, workload, "green", "", List.of(), 1, 1, 0, 0, 8_000 / ms, ms, ms, ms, 1, 1, recoveryMs, "", Map.of(), List.of());
    }

    private static void written(String report) throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
    }

    private String operatorSees(String lang, String query) {
        HttpResponse<String> page = page(Role.OPERATOR, lang, query);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> page(Role role, String lang, String query) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(base + "/console/advice" + query))
                    .header("Accept", "text/html")
                    .header("Cookie", "session=" + tokens.issue(0, "somebody", role).token() + "; lang=" + lang)
                    .build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
