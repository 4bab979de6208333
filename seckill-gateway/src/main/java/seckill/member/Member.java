package seckill.member;

import java.util.regex.Pattern;

/**
 * Somebody who may buy.
 *
 * @param password encoded, null for a member who cannot sign in
 */
public record Member(long id, String login, String password) {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{3,32}");

    /** Whether somebody may register under that name. */
    public static boolean isLogin(String login) {
        return login != null && LOGIN.matcher(login).matches();
    }
}
