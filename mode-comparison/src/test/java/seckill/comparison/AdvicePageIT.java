package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;
import seckill.launcher.Stack;

/** The operator asks a running shop which mode is for a case, in a real browser; the launcher says where the report is. */
@WithStacks
class AdvicePageIT {

    @Test
    void the_operator_signs_in_asks_and_is_told_a_mode_or_what_was_wrong(Stacks stacks) throws IOException {
        ShopUnderTest shop = stacks.running(Assembly.MODULES);
        String base = shop.running().baseUrl();
        Path report = shop.home().dir().resolve("compare/report.json");
        Files.createDirectories(report.getParent());
        Files.writeString(report, ReportJson.write(compared()));

        try (Browser browser = Browser.open("en")) {
            browser.opens(base + "/sign-in");
            browser.types("form[action='/sign-in'] input[name=login]", Stack.OPERATOR);
            browser.types("form[action='/sign-in'] input[name=password]", shop.secrets().get("operator-password"));
            browser.clicks("form[action='/sign-in'] button");
            browser.clicks("main a[href='/console/advice']");

            browser.types("input[name=contention]", "0.4");
            browser.types("input[name=latency]", "10");
            browser.clicks("form.case button");
            browser.seesText("[data-state=named]", "Take ");
            browser.seesText("#excluded", "NONE");
            assertThat((String) browser.runs("return location.search")).as("a link").contains("contention=0.4", "latency=10");

            browser.types("input[name=contention]", "most");
            browser.clicks("form.case button");
            browser.seesText("#contention-hint.wrong", "a number from 0 to 1");
            browser.seesNo("#advice");

            browser.becomesAPhone();
            browser.opens(base + "/console/advice?contention=0.4&assembly=any");
            browser.sees("#advice");
            assertThat(browser.scrollsSideways()).isLessThanOrEqualTo(0);
            browser.clicks("a[hreflang='zh-CN']");
            browser.seesText("h1", "按情况选模式");
            assertThat(browser.console()).noneMatch(it -> it.contains("Content Security Policy") || it.contains("Uncaught"));
        } finally {
            Files.delete(report);
        }
    }

    /** Of every mode there is, each a little slower than the one before. */
    private static Report compared() {
        List<Declared> declared = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        double ms = 20;
        for (Guarantees mode : DeclaredModes.all()) {
            declared.add(new Declared(
                    mode.mode(), mode.family().name(), mode.atomicity().name(), mode.settlement().name(), mode.readersSee().name(), List.of(), "",
                    mode.assemblies().stream().map(Enum::name).toList()));
            for (String workload : List.of("uniform", "hot", "slow")) {
                results.add(new Result("buy-now", mode.mode(), workload, "green", "", List.of(), 1, 1, 0, 0, 8_000 / ms, ms, ms, ms, 1, 1, -1, "",
                        Map.of(), List.of()));
                ms += 3;
            }
        }
        return new Report("2026-11-30T07:00:00Z", "7dd74b8", 1, Map.of(), "", "", true, declared, List.of(), results, List.of(), Map.of());
    }
}
