package seckill.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Modules of two versions call each other while a shop is upgraded; {@code -Dcontract=release} writes down what a release says
 * ({@code docs/upgrades.md}).
 */
class ContractsOnlyGrowTest {

    private static final Contract NOW = Contract.of(
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("seckill"), "seckill");

    private static final List<String> PARTS_OF_COMMANDS = List.of(
            "seckill.participant.CommandId ", "seckill.participant.Money ", "seckill.stock.api.StockLine ",
            "seckill.order.api.OrderLine ", "seckill.order.api.Address ");

    @Test
    void whatever_the_last_release_says_and_hears_is_there_as_it_was() throws IOException {
        if ("release".equals(System.getProperty("contract"))) {
            NOW.release();
        }
        assertThat(Contract.released().lines()).hasSizeGreaterThan(100);
        assertThat(Contract.released().without(NOW)).isEmpty();
    }

    /** It cannot read them: whoever adds one sees to it that it is not sent as long as somebody may not know it. */
    @Test
    void nothing_is_sent_that_the_last_release_cannot_read() {
        assertThat(NOW.without(Contract.released())).filteredOn(it -> it.contains(" may be ") && isKnown(it)).isEmpty();
    }

    /**
     * A participant knows a command again by all that it says: one that says more when it is sent again, by a gateway of the next
     * version, would be taken for another. What is new goes into a command of its own.
     */
    @Test
    void no_command_says_more_than_in_the_last_release() {
        assertThat(saysMore(NOW, Contract.released())).isEmpty();
    }

    @Test
    void a_command_that_says_more_is_found() {
        TreeSet<String> before = new TreeSet<>(Contract.released().lines());
        assertThat(before.remove("seckill.stock.api.StockLine has quantity: int")).isTrue();
        assertThat(before.remove("seckill.order.api.OrderCommand$Cancel has buyerId: long")).isTrue();
        assertThat(saysMore(NOW, new Contract(before))).hasSize(2);
    }

    private static List<String> saysMore(Contract now, Contract before) {
        return now.without(before).stream()
                .filter(it -> it.contains(" has ") && isKnown(it))
                .filter(it -> it.contains("Command$") || PARTS_OF_COMMANDS.stream().anyMatch(it::startsWith))
                .toList();
    }

    private static boolean isKnown(String line) {
        String type = line.substring(0, line.indexOf(' ') + 1);
        return Contract.released().lines().stream().anyMatch(it -> it.startsWith(type));
    }

    @Test
    void a_component_or_a_method_that_is_missing_or_changed_is_found() {
        TreeSet<String> lines = new TreeSet<>(NOW.lines());
        assertThat(lines.remove("seckill.stock.api.StockLine has quantity: int")).isTrue();
        lines.add("seckill.stock.api.StockLine has quantity: long");
        assertThat(lines.removeIf(it -> it.startsWith("seckill.stock.api.CatalogueApi answers categories("))).isTrue();
        assertThat(NOW.without(new Contract(lines))).hasSize(2);
    }

    @Test
    void a_constant_more_is_found() {
        TreeSet<String> before = new TreeSet<>(Contract.released().lines());
        assertThat(before.remove("seckill.order.api.OrderStatus may be REFUNDED")).isTrue();
        assertThat(NOW.without(new Contract(before))).containsExactly("seckill.order.api.OrderStatus may be REFUNDED");
    }
}
