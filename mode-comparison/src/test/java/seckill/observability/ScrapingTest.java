package seckill.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prometheus finds the processes under the names by which the rules go. */
class ScrapingTest {

    private static final String TEXT = Watching.text(Watching.CONFIGURATION);

    /** But for the pods themselves: Debian's Prometheus is built without Kubernetes. */
    @Test
    void prometheus_understands_how_it_is_told_to_look(@TempDir Path folder) throws IOException {
        String pods = "kubernetes_sd_configs: [{role: pod}]";
        assertThat(TEXT).contains(pods);
        Path elsewhere = Files.writeString(folder.resolve("prometheus.yml"), TEXT.replace(pods, "static_configs: [{targets: [somewhere]}]"));
        Promtool.Judgement judgement = Promtool.says("check", "config", elsewhere.toString());
        assertThat(judgement.good()).as(judgement.text()).isTrue();
        assertThat(TEXT).contains("job_name: seckill\n", "metrics_path: /actuator/prometheus\n");
    }

    @ParameterizedTest
    @CsvSource({"seckill-gateway, gateway", "stock-service, stock", "order-service, order", "payment-service, payment"})
    void a_pod_is_called_by_what_it_does(String pod, String process) {
        Matcher name = regex().matcher(pod);
        assertThat(name.matches()).isTrue();
        assertThat(name.group(1)).isEqualTo(process);
        assertThat(Watching.text(Watching.RULES)).contains("process=\"" + process + "\"");
    }

    /** Prometheus anchors it, and reads what is common to its expressions and Java's. */
    private static Pattern regex() {
        Matcher line = Pattern.compile("regex: '([^']+)', target_label: process").matcher(TEXT);
        assertThat(line.find()).isTrue();
        return Pattern.compile(line.group(1));
    }
}
