package seckill.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.problem.ProblemException;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void a_password_is_kept_as_a_salted_bcrypt_of_cost_ten_or_more() {
        String once = passwords.encode("correct horse");
        String again = passwords.encode("correct horse");

        assertThat(once).matches("\\{bcrypt}\\$2[aby]\\$1[0-9]\\$.{53}").doesNotContain("horse").isNotEqualTo(again);
        assertThat(passwords.matches("correct horse", once)).isTrue();
        assertThat(passwords.matches("correct horse", again)).isTrue();
        assertThat(passwords.matches("Correct horse", once)).isFalse();
        assertThat(passwords.matches("correct horse ", once)).isFalse();
    }

    /** Where bcrypt would look no further, two passwords would be one. */
    @Test
    void what_bcrypt_would_not_read_is_refused() {
        String all = "x".repeat(72);
        assertThat(passwords.matches(all, passwords.encode(all))).isTrue();
        assertThatThrownBy(() -> passwords.encode(all + "y")).isInstanceOf(ProblemException.class);
        assertThat(passwords.matches(all + "y", passwords.encode(all))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "       "})
    void a_short_password_is_refused(String password) {
        assertThatThrownBy(() -> passwords.encode(password)).isInstanceOf(ProblemException.class);
    }

    @Test
    void nobody_has_the_password_of_nobody() {
        assertThat(passwords.matches("the password of nobody", null)).isFalse();
        assertThat(passwords.matches(null, null)).isFalse();
        assertThat(passwords.matches("", passwords.encode("correct horse"))).isFalse();
    }
}
