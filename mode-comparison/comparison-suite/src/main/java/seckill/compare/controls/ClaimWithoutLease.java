package seckill.compare.controls;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** A relay dies between its claim and its work, and another one comes after the time of a lease. */
final class ClaimWithoutLease implements Control {

    private static final LocalDateTime AT_FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "claim without a lease";
    }

    @Override
    public String says() {
        return "An outbox row is marked as being processed, for good, before the work: when its relay dies nobody comes for it again";
    }

    @Override
    public String source() {
        return "https://github.com/rajadilipkolli/spring-boot-microservices-series-v2/pull/1499";
    }

    @Override
    public Set<String> guards() {
        return Set.of("OUTBOX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("claim", Books.TABLES)) {
            schema.sql().execute("CREATE TABLE outbox (id VARCHAR(64) PRIMARY KEY, state VARCHAR(16) NOT NULL, claimed_until DATETIME NULL)");
            Books books = schema.books(10);
            schema.commit(() -> {
                books.sell("order");
                schema.sql().update("INSERT INTO outbox VALUES ('order', 'NEW', NULL)");
            });
            claim(schema.sql(), AT_FIRST, isWrong); // and dies
            if (claim(schema.sql(), AT_FIRST.plus(LEASE).plusSeconds(1), isWrong) == 1) {
                schema.inOne(books::deduct); // the letter is taken in at once
                schema.sql().update("UPDATE outbox SET state = 'SENT' WHERE id = 'order'");
            }
            return broken(books);
        }
    }

    private static int claim(JdbcTemplate sql, LocalDateTime now, boolean isForGood) {
        return isForGood
                ? sql.update("UPDATE outbox SET state = 'PROCESSING' WHERE state = 'NEW'")
                : sql.update(
                        "UPDATE outbox SET claimed_until = ? WHERE state = 'NEW' AND (claimed_until IS NULL OR claimed_until < ?)",
                        now.plus(LEASE), now);
    }

    private static List<Broken> broken(Books books) {
        List<Broken> broken = new ArrayList<>(books.broken());
        int unsent = books.number("SELECT COUNT(*) FROM outbox WHERE state <> 'SENT'");
        if (unsent > 0) {
            broken.add(new Broken("I6", "rows of the outbox that nobody will send: %d".formatted(unsent)));
        }
        return broken;
    }
}
