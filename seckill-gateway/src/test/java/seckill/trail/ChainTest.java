package seckill.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.trail.Verification.Broken;
import seckill.trail.Verification.Flaw;
import seckill.trail.Verification.Intact;

class ChainTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.000001Z");

    private final List<Entry> entries = new ArrayList<>();

    ChainTest() {
        for (String detail : List.of("one", "two", "three")) {
            Entry before = entries.isEmpty() ? new Entry(0, NOON, null, null, Entry.NO_HASH) : entries.getLast();
            entries.add(Entry.after(before.number(), before.hash(), NOON, Deed.ofOperator("ann", "sale.end", "sale/7", detail)));
        }
    }

    @Test
    void a_chain_as_it_was_written_is_intact() {
        assertThat(verified(entries, entries.getLast())).isEqualTo(new Intact(3, entries.getLast().hash()));
    }

    @Test
    void a_trail_without_entries_is_intact() {
        assertThat(new Chain().upTo(0, Entry.NO_HASH)).isEqualTo(new Intact(0, Entry.NO_HASH));
    }

    @Test
    void an_entry_that_says_something_else_is_found() {
        Entry two = entries.get(1);
        Deed other = Deed.ofOperator("bob", "sale.end", "sale/7", "two");
        List<Entry> changed = List.of(entries.get(0), new Entry(2, NOON, other, two.previous(), two.hash()), entries.get(2));
        assertThat(verified(changed, entries.getLast())).isEqualTo(new Broken(2, Flaw.CHANGED));
    }

    @Test
    void an_entry_whose_hash_was_made_to_fit_is_found_by_the_next() {
        Entry forged = Entry.after(1, entries.get(0).hash(), NOON, Deed.ofOperator("bob", "sale.end", "sale/7", "two"));
        assertThat(verified(List.of(entries.get(0), forged, entries.get(2)), entries.getLast()))
                .isEqualTo(new Broken(3, Flaw.UNCHAINED));
    }

    @Test
    void an_entry_that_is_missing_is_found_in_the_middle_and_at_the_end() {
        assertThat(verified(List.of(entries.get(0), entries.get(2)), entries.getLast())).isEqualTo(new Broken(2, Flaw.MISSING));
        assertThat(verified(entries.subList(0, 2), entries.getLast())).isEqualTo(new Broken(3, Flaw.MISSING));
    }

    @Test
    void a_head_that_names_another_end_is_found() {
        assertThat(verified(entries, entries.get(1))).isEqualTo(new Broken(3, Flaw.WRONG_HEAD));
        assertThat(chained(entries).upTo(3, Entry.NO_HASH)).isEqualTo(new Broken(3, Flaw.WRONG_HEAD));
    }

    @Test
    void fields_do_not_run_into_one_another() {
        Entry one = Entry.after(0, Entry.NO_HASH, NOON, Deed.ofOperator("ann", "ab", "c", ""));
        Entry other = Entry.after(0, Entry.NO_HASH, NOON, Deed.ofOperator("ann", "a", "bc", ""));
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    /** So that anybody can verify it: {@code printf '1:116:17960400000000013:ann8:OPERATOR…' | sha256sum}. */
    @Test
    void the_hash_is_what_the_documentation_says() throws Exception {
        Entry entry = entries.getFirst();
        String text = "1:1" + "16:1796040000000001" + "3:ann" + "8:OPERATOR" + "8:sale.end" + "6:sale/7" + "3:one" + "64:" + Entry.NO_HASH;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void what_the_database_would_not_give_back_as_it_was_is_stored_as_it_will_be() {
        Deed deed = Deed.ofOperator("ann", "sale.end", "sale/7", "half \ud83d of a pair, " + "😀".repeat(1_000));
        assertThat(deed.detail()).startsWith("half ? of a pair");
        assertThat(deed.detail().codePointCount(0, deed.detail().length())).isEqualTo(1_000);
    }

    private static Verification verified(List<Entry> entries, Entry head) {
        return chained(entries).upTo(head.number(), head.hash());
    }

    private static Chain chained(List<Entry> entries) {
        Chain chain = new Chain();
        entries.stream().allMatch(chain::takes);
        return chain;
    }
}
