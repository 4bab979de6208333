package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.comparison.Collector.Seen;

/** A purchase is one trace, from the buyer's request through every process, database and letter to its end. */
class TracesIT {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(30);
    private static final Set<String> PARTICIPANTS = Set.of("stock-service", "order-service", "payment-service");

    private static Collector collector;
    private static ShopUnderTest stack;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        collector = Collector.open();
        stack = ShopUnderTest.start(
                Assembly.MODULES, "traced", List.of("-Dseckill.traces.endpoint=" + collector.endpoint()));
        shop = Shop.inTheFirstMode(stack);
    }

    @AfterAll
    static void stop() {
        stack.stop();
        collector.close();
    }

    @Test
    void a_purchase_in_AT_is_one_trace_through_all_processes_and_their_databases() {
        String checkout = bought("AT");
        List<Seen> trace = traced(checkout, 3, 0);

        hangsTogether(trace, "POST /api/checkouts");
        Seen carried = one(trace, checkout);
        assertThat(carried.of("seckill.mode")).isEqualTo("AT");
        assertThat(parent(trace, carried).isOf("seckill-gateway", "SERVER")).as("carried where it was asked for").isTrue();
        for (String participant : PARTICIPANTS) {
            Seen asked = trace.stream().filter(it -> it.isOf(participant, "SERVER") && !it.of("seckill.xid").isEmpty()).findFirst().orElseThrow();
            assertThat(parent(trace, asked).isOf("seckill-gateway", "CLIENT")).as(participant).isTrue();
            assertThat(parent(trace, parent(trace, asked))).as(participant).isEqualTo(carried);
            assertThat(trace).as("statements of " + participant).anyMatch(it ->
                    it.service().equals(participant) && it.isOfADatabase() && it.parent().equals(asked.id()));
        }
    }

    @Test
    void its_spans_say_the_xid_that_the_databases_have_and_so_does_the_log() throws IOException {
        String checkout = bought("AT");
        List<Seen> trace = traced(checkout, 3, 0);

        String xid = shop.xidsOf(checkout).getFirst();
        assertThat(xid).isNotEmpty();
        Seen carried = one(trace, checkout);
        assertThat(carried.of("seckill.xid")).isEqualTo(xid);
        assertThat(trace.stream().filter(it -> PARTICIPANTS.contains(it.service()) && isBelow(carried, it, trace))).hasSizeGreaterThan(9)
                .allSatisfy(it -> assertThat(it.of("seckill.xid")).as(it.name()).isEqualTo(xid));
        assertThat(Files.readAllLines(stack.home().logOf("gateway"))).anyMatch(line ->
                line.contains("checkout=" + checkout) && line.contains("xid=" + xid) && line.contains("trace=" + trace.getFirst().trace()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUTBOX", "MQ_TX"})
    void a_purchase_by_letters_is_one_trace_to_its_last_letter(String mode) {
        String checkout = bought(mode);
        List<Seen> trace = traced(checkout, 1, 4);

        hangsTogether(trace, "POST /api/checkouts");
        List<Seen> taken = trace.stream().filter(it -> it.kind().equals("CONSUMER")).toList();
        assertThat(taken).extracting(Seen::service).contains("stock-service", "payment-service", "order-service", "seckill-gateway");
        assertThat(taken).allSatisfy(letter -> {
            Seen sent = parent(trace, letter);
            assertThat(sent.kind()).isEqualTo("PRODUCER");
            assertThat(sent.of("messaging.message.id")).as("the same letter").isEqualTo(letter.of("messaging.message.id"));
        });
        assertThat(trace).as("statements for a letter").anyMatch(it -> it.isOfADatabase() && parent(trace, it).kind().equals("CONSUMER"));
        Seen first = taken.stream().filter(it -> it.service().equals("stock-service")).findFirst().orElseThrow();
        assertThat(parent(trace, parent(trace, first)).isOf("order-service", "SERVER")).as("sent where the order was written").isTrue();
    }

    /** Who looks at nothing but a table, a registry or a probe begins no trace. */
    @Test
    void what_nobody_asked_for_is_not_traced() {
        bought("AT");
        traced(bought("AT"), 3, 0);
        assertThat(collector.all().stream().filter(it -> it.parent().isEmpty()).map(Seen::kind).collect(Collectors.toSet()))
                .isSubsetOf("SERVER", "INTERNAL");
    }

    /** The control: a gateway that does not say where it is, whose trace ends at its own door; and its log is one that machines read. */
    @Test
    void without_the_filter_the_trace_falls_apart() throws IOException {
        try (SecondGateway gateway = SecondGateway.of(
                stack, "--dubbo.consumer.filter=-alibabadubbotransactionconsumer,-send-trace", "--logging.structured.format.console=ecs")) {
            shop.switchScenario("buy-now", "AT");
            Buyer buyer = shop.buyerWith(10_000);
            String checkout = Ids.key();
            new Buyer(buyer.id(), buyer.login(), buyer.http().at(gateway.baseUrl())).buys(1, shop.product(1, 1_000), checkout).expectSuccess();
            List<Seen> trace = await().atMost(SENT_WITHIN).until(() -> collector.ofCheckout(checkout), it -> it.size() > 1);

            assertThat(trace).extracting(Seen::service).containsOnly("seckill-gateway");
            JsonNode line = lineOf("gateway-2", checkout);
            assertThat(line.path("checkout").asText()).isEqualTo(checkout);
            assertThat(line.path("xid").asText()).isEqualTo(shop.xidsOf(checkout).getFirst());
            assertThat(line.at("/trace/id").asText()).isEqualTo(trace.getFirst().trace());
        }
    }

    private static JsonNode lineOf(String log, String checkout) throws IOException {
        for (String line : Files.readAllLines(stack.home().logOf(log))) {
            if (line.contains("checkout=" + checkout)) {
                return new ObjectMapper().readTree(line);
            }
        }
        throw new AssertionError("no line of " + checkout);
    }

    private static String bought(String mode) {
        shop.switchScenario("buy-now", mode);
        String checkout = Ids.key();
        shop.buyerWith(10_000).buys(1, shop.product(1, 1_000), checkout).expectSuccess();
        return checkout;
    }

    /** Once all its spans have been sent: processes send theirs every few seconds. */
    private static List<Seen> traced(String checkout, int participantsAsked, int lettersTaken) {
        return await("the trace of " + checkout).atMost(SENT_WITHIN).until(
                () -> collector.ofCheckout(checkout),
                it -> it.stream().anyMatch(span -> span.parent().isEmpty())
                        && it.stream().filter(span -> PARTICIPANTS.contains(span.service()) && span.kind().equals("SERVER")).map(Seen::service).distinct().count() >= participantsAsked
                        && it.stream().filter(span -> span.kind().equals("CONSUMER")).map(Seen::service).distinct().count() >= lettersTaken
                        && isWhole(it));
    }

    private static boolean isWhole(List<Seen> trace) {
        Set<String> ids = trace.stream().map(Seen::id).collect(Collectors.toSet());
        return trace.stream().allMatch(it -> it.parent().isEmpty() || ids.contains(it.parent()));
    }

    private static void hangsTogether(List<Seen> trace, String root) {
        assertThat(trace.stream().filter(it -> it.parent().isEmpty()).map(Seen::name)).containsExactly(root);
        assertThat(trace).extracting(Seen::id).doesNotHaveDuplicates();
    }

    private static Seen one(List<Seen> trace, String checkout) {
        return trace.stream().filter(it -> it.of("seckill.checkout").equals(checkout)).findFirst().orElseThrow();
    }

    /** What was asked before it began, such as prices, belongs to no global transaction. */
    private static boolean isBelow(Seen upper, Seen span, List<Seen> trace) {
        return span.parent().equals(upper.id()) || !span.parent().isEmpty() && isBelow(upper, parent(trace, span), trace);
    }

    private static Seen parent(List<Seen> trace, Seen of) {
        return trace.stream().filter(it -> it.id().equals(of.parent())).findFirst().orElseThrow(() -> new AssertionError("no parent of " + of));
    }
}
