package seckill.checkout.jdbc;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.ModeChoice;
import seckill.checkout.ModeJournal;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/** Mode switches in the table {@code mode_change}, each with its entry in the audit trail. */
public final class JdbcModeJournal implements ModeJournal {

    /** Who switches without being an operator who is signed in: an edit by hand, a start. */
    private static final Set<String> NOBODY = Set.of("nacos", "start");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AuditTrail trail;

    public JdbcModeJournal(DataSource dataSource, Clock clock, AuditTrail trail) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public ModeChoice agree(String scenario, String mode, LongFunction<Author> author) {
        Optional<ModeChoice> newest = newest(scenario);
        if (newest.isPresent() && newest.get().mode().equals(mode)) {
            return newest.get();
        }
        long follows = newest.map(ModeChoice::epoch).orElse(0L);
        Author who = author.apply(follows);
        try {
            transaction.executeWithoutResult(status -> record(scenario, follows, mode, who));
        } catch (DuplicateKeyException e) {
            return agree(scenario, mode, author); // another gateway recorded a switch first: look again
        }
        return newest(scenario).orElseThrow();
    }

    private void record(String scenario, long follows, String mode, Author who) {
        jdbc.sql("INSERT INTO mode_change (scenario, follows, mode, operator, reason, changed_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(scenario, follows, mode, who.operator(), who.reason(), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        String role = NOBODY.contains(who.operator()) ? "SHOP" : "OPERATOR";
        trail.write(new Deed(who.operator(), role, "mode.switch", "scenario/" + scenario, mode + ": " + who.reason()));
    }

    @Override
    public String modeOf(String scenario, String otherwise) {
        return newest(scenario).map(ModeChoice::mode).orElse(otherwise);
    }

    private Optional<ModeChoice> newest(String scenario) {
        return jdbc.sql("SELECT scenario, mode, id FROM mode_change WHERE scenario = ? ORDER BY id DESC LIMIT 1")
                .param(scenario)
                .query((row, n) -> new ModeChoice(row.getString(1), row.getString(2), row.getLong(3)))
                .optional();
    }
}
