package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;

/** Everything is lost but the credentials and a backup, which was made while the shop sold ({@code docs/backup.md}). */
@WithStacks
class BackupIT {

    private static final Logger log = LoggerFactory.getLogger(BackupIT.class);

    private static final long PRICE = 900;
    private static final int UNITS = 40;
    private static final Duration MANY = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void what_was_accepted_before_a_backup_is_there_after_all_stores_were_lost(Stacks stacks) throws Exception {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        shop.switchScenario("place-order", "OUTBOX");
        shop.switchScenario("refund-order", "TCC");
        OperatedSale sale = OperatedSale.opened(shop, shop.product(UNITS, PRICE), UNITS);
        Buyer member = shop.buyerWith(PRICE);
        sale.askedByEach(shop.buyersWith(UNITS / 2, PRICE));
        sale.settles();

        Traffic traffic = new Traffic(shop, 16);
        Set<String> before;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            Future<?> buyers = threads.submit(() -> traffic.runUntil(over::get));
            await("a shop that sells").atMost(MANY).until(() -> accepted(traffic).size() >= 100);
            before = accepted(traffic);
            log.info("{}", CommandLine.of(shop, "backup", backup().toString()).strip());
            int then = accepted(traffic).size();
            await("a shop that goes on selling").atMost(MANY).until(() -> accepted(traffic).size() >= then + 30);
            over.set(true);
            buyers.get();
        }

        shop.itself().loseEverything();
        CommandLine.of(shop, "restore", backup().toString());
        shop.itself().up();

        Set<String> known = new HashSet<>(shop.tables().of("gateway").column("SELECT id FROM checkout WHERE state = 'ACCEPTED'"));
        assertThat(known).containsAll(before);
        Set<String> lost = accepted(traffic);
        lost.removeAll(known);
        log.info("{} were accepted before the backup and {} later are lost", before.size(), lost.size());
        assertThat(lost).as("a drill in which nothing was lost shows nothing").isNotEmpty();
        shop.everyInvariantHolds();
        assertThat(CommandLine.of(shop, "trail", "--verify")).contains("intact");

        await("a gate from the tables").atMost(MANY).ignoreExceptions().until(() -> sale.gate().path("left").asInt() == UNITS / 2);
        String key = Ids.key();
        sale.asked(member, key).expectSuccess();
        sale.settles();
        assertThat(shop.statusOf(key)).isEqualTo("PAID");
        shop.everyInvariantHolds();
    }

    /** The control: whoever dumps one schema after the other, while the shop sells, has a shop that never was. */
    @Test
    void schemas_of_two_moments_are_seen_by_the_audit(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Product product = shop.product(5, PRICE);
        DumpByHand first = DumpByHand.of(shop.itself(), folder, "stock");
        shop.buyerWith(PRICE).buys(product).expectSuccess();
        shop.everyInvariantHolds();
        DumpByHand second = DumpByHand.of(shop.itself(), directory("later"), "stock");

        first.putBack();
        try {
            assertThat(CommandLine.ending(4, shop, "audit", "--wait", "5")).contains("BROKEN");
        } finally {
            second.putBack();
        }
        shop.everyInvariantHolds();
    }

    @Test
    void a_backup_that_is_none_and_a_home_that_has_a_shop_are_refused(Stacks stacks) throws IOException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        assertThat(CommandLine.ending(3, shop, "restore", folder.toString())).contains("holds no backup").contains("./seckill backup");
        CommandLine.of(shop, "backup", backup().toString());
        assertThat(CommandLine.ending(3, shop, "backup", backup().toString())).contains("is not empty");
        assertThat(CommandLine.ending(3, shop, "restore", backup().toString())).contains("There is a shop in");
        Files.writeString(backup().resolve("databases.sql.gz"), "half of it");
        assertThat(CommandLine.ending(3, shop, "restore", backup().toString())).contains("is not the file that was backed up");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> accepted(Traffic traffic) {
        Set<String> accepted = new HashSet<>();
        Map<String, Answer> answers = traffic.answers();
        synchronized (answers) {
            answers.forEach((key, answer) -> {
                if (answer.isAccepted()) {
                    accepted.add(key);
                }
            });
        }
        return accepted;
    }
}
