package seckill.trail.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.trail.AuditTrail;
import seckill.trail.Chain;
import seckill.trail.Deed;
import seckill.trail.Entry;
import seckill.trail.Verification;

/** The trail in the table {@code trail_entry}. Of all gateways one writes at a time: it has the lock of the row in {@code trail_head}. */
public final class JdbcAuditTrail implements AuditTrail {

    /** What is read at once of a chain that may be long. */
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    public JdbcAuditTrail(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    @Override
    public long write(Deed deed) {
        return transaction.execute(status -> {
            Head head = head(" FOR UPDATE");
            Entry entry = Entry.after(head.number, head.hash, clock.instant().truncatedTo(ChronoUnit.MICROS), deed);
            insert(entry);
            jdbc.sql("UPDATE trail_head SET number = ?, hash = ? WHERE id = 1").params(entry.number(), entry.hash()).update();
            return entry.number();
        });
    }

    private void insert(Entry entry) {
        Deed deed = entry.deed();
        jdbc.sql("""
                INSERT INTO trail_entry (number, written_at, actor, role, action, subject, detail, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(entry.number(), LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC), deed.actor(), deed.role(), deed.action(),
                        deed.subject(), deed.detail(), entry.previous(), entry.hash())
                .update();
    }

    private record Head(long number, String hash) {}

    private Head head(String lock) {
        return jdbc.sql("SELECT number, hash FROM trail_head WHERE id = 1" + lock)
                .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    @Override
    public List<Entry> newest(String subject, long before, int limit) {
        return subject.isEmpty()
                ? jdbc.sql("SELECT * FROM trail_entry WHERE number < ? ORDER BY number DESC LIMIT ?")
                        .params(before, limit)
                        .query(JdbcAuditTrail::entry)
                        .list()
                : jdbc.sql("SELECT * FROM trail_entry WHERE subject = ? AND number < ? ORDER BY number DESC LIMIT ?")
                        .params(subject, before, limit)
                        .query(JdbcAuditTrail::entry)
                        .list();
    }

    @Override
    public Verification verify() {
        return snapshot.execute(status -> {
            Head head = head("");
            Chain chain = new Chain();
            for (List<Entry> page = after(0); !page.isEmpty() && page.stream().allMatch(chain::takes); ) {
                page = after(chain.number());
            }
            return chain.upTo(head.number, head.hash);
        });
    }

    private List<Entry> after(long number) {
        return jdbc.sql("SELECT * FROM trail_entry WHERE number > ? ORDER BY number LIMIT ?")
                .params(number, PAGE)
                .query(JdbcAuditTrail::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        Instant at = row.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        return new Entry(
                row.getLong("number"),
                at,
                new Deed(row.getString("actor"), row.getString("role"), row.getString("action"), row.getString("subject"),
                        row.getString("detail")),
                row.getString("previous"),
                row.getString("hash"));
    }
}
