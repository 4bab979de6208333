package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandId;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;

class CorrectionsTest {

    private static final String EFFECT = "UPDATE books";

    private final PaperDatabase database = new PaperDatabase();
    private final Corrections corrections =
            new Corrections(database.dataSource(), database.transactions(), "stock_command", Clock.systemUTC());

    @Test
    void what_the_schema_forbids_is_not_possible_in_the_words_of_mariadb_and_of_mysql() {
        database.answers(EFFECT, new SQLException("CONSTRAINT `adds_up` failed", "23000", 4025));
        assertThat(corrected()).isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));

        database.answers(EFFECT, new SQLException("Check constraint 'adds_up' is violated.", "HY000", 3819));
        assertThat(corrected()).isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));
    }

    @Test
    void what_nobody_has_a_class_for_is_no_refusal_otherwise() {
        database.answers(EFFECT, new SQLException("the disk is full", "HY000", 1021));
        assertThatThrownBy(this::corrected).isInstanceOf(CommandFailedException.class).hasMessageContaining("the disk is full");
    }

    @Test
    void books_that_have_changed_since_are_left_alone() {
        Reply reply = corrections.once(new CommandId("checkout-1", "correct"), "books", () -> false, () -> {
            throw new AssertionError("nothing is done");
        }, List.of());
        assertThat(reply).isEqualTo(Reply.refused(RepairRefusal.CHANGED_SINCE));
    }

    private Reply corrected() {
        return corrections.once(new CommandId("checkout-1", "correct"), "books", () -> true, () -> {
            new JdbcTemplate(database.dataSource()).update(EFFECT);
            return Optional.empty();
        }, List.of());
    }
}
