package seckill.compare.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import seckill.compare.report.Report;
import seckill.compare.report.ReportJson;

class ReportJsonTest {

    private final String json = ReportJson.write(SampleReport.whole());

    @Test
    void what_is_written_is_read_again() {
        assertThat(ReportJson.read(json)).isEqualTo(SampleReport.whole());
        assertThat(ReportJson.read(ReportJson.write(SampleReport.empty()))).isEqualTo(SampleReport.empty());
    }

    @Test
    void text_of_any_kind_is_read_again() {
        Report report = SampleReport.saying("\"</script>\n\\u0000 购买 🛒");

        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void figures_that_were_not_measured_are_read_again() {
        Report report = SampleReport.with(SampleReport.whole(), "buy-now", "hot", "AT", it -> SampleReport.faster(it, Double.NaN));

        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report).isNotEqualTo(SampleReport.whole());
    }

    @Test
    void the_schema_comes_first() {
        assertThat(json.replaceAll("\\s", "")).startsWith("{\"schema\":\"seckill-compare/1\",\"begun\":");
    }

    @Test
    void another_schema_is_refused_by_name() {
        String other = json.replace(Report.SCHEMA, "seckill-compare/2");

        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read(other))
                .withMessageContaining("seckill-compare/2").withMessageContaining(Report.SCHEMA);
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read("{}")).withMessageContaining("no schema");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read("")).withMessageContaining("no schema");
    }

    @Test
    void half_a_report_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read(json.substring(0, json.length() / 2)))
                .withMessageContaining("no whole report");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read(json.replace("\"controls\"", "\"checks\"")))
                .withMessageContaining("no whole report").withMessageContaining("controls");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportJson.read(json.replace("\"I1, I3\"", "null")))
                .withMessageContaining("no whole report").withMessageContaining("caughtBy");
    }

    @Test
    void a_field_that_is_new_does_no_harm() {
        assertThat(ReportJson.read(json.replace("\"finished\"", "\"weather\" : \"fine\", \"finished\""))).isEqualTo(SampleReport.whole());
    }
}
