package seckill.checkout.jdbc;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.checkout.ModeChoice;
import seckill.checkout.ModeJournal;

/** Mode switches in the table {@code mode_change}. */
public final class JdbcModeJournal implements ModeJournal {

    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcModeJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
            jdbc.sql("INSERT INTO mode_change (scenario, follows, mode, operator, reason, changed_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(scenario, follows, mode, who.operator(), who.reason(),
                            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            return agree(scenario, mode, author); // another gateway recorded a switch first: look again
        }
        return newest(scenario).orElseThrow();
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
