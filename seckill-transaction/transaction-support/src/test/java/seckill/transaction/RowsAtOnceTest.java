package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAtOnceTest {

    private final PaperDatabase database = new PaperDatabase();
    private final RowsAtOnce rows = new RowsAtOnce(database.dataSource());

    @Test
    void rows_are_inserted_in_one_statement_with_a_mark_for_each_value() {
        database.answers("INSERT", 2);
        assertThat(rows.insert("tea (id, sugar)", List.of(new Object[] {1, null}, new Object[] {2, "much"}))).isEqualTo(2);
        assertThat(database.asked()).containsExactly("INSERT INTO tea (id, sugar) VALUES (?, ?), (?, ?) [1, null, 2, much]");
    }

    @Test
    void no_rows_are_no_statement() {
        assertThat(rows.insert("tea (id)", List.of())).isZero();
        assertThat(database.asked()).isEmpty();
    }

    @Test
    void keys_stand_between_what_comes_first_and_last() {
        database.answers("UPDATE", 3);
        assertThat(rows.update("UPDATE tea SET sugar = ? WHERE id IN (*) AND cups > ?", List.of("none"), List.of(1, 2, 3), List.of(0)))
                .isEqualTo(3);
        assertThat(database.asked()).containsExactly("UPDATE tea SET sugar = ? WHERE id IN (?, ?, ?) AND cups > ? [none, 1, 2, 3, 0]");
    }
}
