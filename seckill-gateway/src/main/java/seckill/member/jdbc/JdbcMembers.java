package seckill.member.jdbc;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.member.Member;
import seckill.member.Members;

/** Members in a table. */
public final class JdbcMembers implements Members {

    private static final RowMapper<Member> MEMBER =
            (row, n) -> new Member(row.getLong("id"), row.getString("login"), row.getString("password"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public JdbcMembers(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    @Override
    public OptionalLong add(String login, String password, LongConsumer before) {
        try {
            return transaction.execute(status -> {
                var key = new GeneratedKeyHolder();
                jdbc.sql("INSERT INTO member (login, password, created_at) VALUES (?, ?, ?)")
                        .params(login, password, now())
                        .update(key, "id");
                long id = key.getKeyAs(Number.class).longValue();
                before.accept(id);
                return OptionalLong.of(id);
            });
        } catch (DuplicateKeyException taken) {
            return OptionalLong.empty();
        }
    }

    @Override
    public int addAll(List<String> logins) {
        List<Object> values = new ArrayList<>();
        logins.forEach(login -> {
            values.add(login);
            values.add(now());
        });
        // IGNORE, because only then the count of rows is the count of new members
        return jdbc.sql("INSERT IGNORE INTO member (login, created_at) VALUES "
                        + String.join(", ", Collections.nCopies(logins.size(), "(?, ?)")))
                .params(values)
                .update();
    }

    @Override
    public Optional<Member> find(String login) {
        return jdbc.sql("SELECT id, login, password FROM member WHERE login = ?").param(login).query(MEMBER).optional();
    }

    @Override
    public List<Long> idsOf(List<String> logins) {
        return jdbc.sql("SELECT id FROM member WHERE login IN (:logins) ORDER BY id")
                .param("logins", logins)
                .query(Long.class)
                .list();
    }

    @Override
    public List<Member> first(int count) {
        return jdbc.sql("SELECT id, login, password FROM member ORDER BY id LIMIT ?").param(count).query(MEMBER).list();
    }

    @Override
    public boolean setPassword(String login, String password) {
        return jdbc.sql("UPDATE member SET password = ? WHERE login = ?").params(password, login).update() == 1;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
