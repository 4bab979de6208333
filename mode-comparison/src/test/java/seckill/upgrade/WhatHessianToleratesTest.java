package seckill.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a record that two versions know differently, in the serialization with which modules call each other. */
class WhatHessianToleratesTest {

    private static final String SHORT = "public record Said(String what) implements java.io.Serializable { public %s }";
    private static final String LONG = "public record Said(String what, int often, Long until) implements java.io.Serializable { public %s }";
    private static final String ANYTHING = "Said {}";
    private static final String PUBLIC = "Said { if (%s) throw new IllegalArgumentException(); }";

    @TempDir
    private Path folder;

    @Test
    void whoever_does_not_know_a_field_leaves_it_out() throws Exception {
        TwoVersions versions = new TwoVersions(folder);
        Object longer = TwoVersions.made(versions.version("after", LONG.formatted(ANYTHING)), "yes", 3, 5L);
        Object read = TwoVersions.read(longer, versions.version("before", SHORT.formatted(ANYTHING)));
        assertThat(read).hasToString("Said[what=yes]");
    }

    @Test
    void a_field_that_was_not_sent_is_null_or_zero() throws Exception {
        TwoVersions versions = new TwoVersions(folder);
        Object shorter = TwoVersions.made(versions.version("before", SHORT.formatted(ANYTHING)), "yes");
        Object read = TwoVersions.read(shorter, versions.version("after", LONG.formatted(ANYTHING)));
        assertThat(read).hasToString("Said[what=yes, often=0, until=null]");
    }

    /** The control of the rule that a new component has to be one that may be missing. */
    @Test
    void a_record_that_insists_on_a_new_field_cannot_be_read_from_the_version_before() throws Exception {
        TwoVersions versions = new TwoVersions(folder);
        Object shorter = TwoVersions.made(versions.version("before", SHORT.formatted(ANYTHING)), "yes");
        ClassLoader insisting = versions.version("after", LONG.formatted(PUBLIC.formatted("until == null")));
        assertThatThrownBy(() -> TwoVersions.read(shorter, insisting)).isInstanceOf(Exception.class);
    }

    @Test
    void a_constant_that_the_version_before_does_not_have_cannot_be_read_there() throws Exception {
        TwoVersions versions = new TwoVersions(folder);
        ClassLoader after = versions.version("after", "public enum Said { YES, NO, LATER }");
        Object later = after.loadClass("contract.Said").getEnumConstants()[2];
        ClassLoader before = versions.version("before", "public enum Said { YES, NO }");
        assertThatThrownBy(() -> TwoVersions.read(later, before)).isInstanceOf(Exception.class);
    }
}
