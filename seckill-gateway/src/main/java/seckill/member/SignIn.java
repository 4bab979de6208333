package seckill.member;

import java.util.Optional;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Starts a session for somebody who knows the password. */
public final class SignIn {

    private final Members members;
    private final Staff staff;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final SessionTokens tokens;

    public SignIn(
            Members members, Staff staff, Passwords passwords, SignInAttempts attempts, SessionTokens tokens) {
        this.members = members;
        this.staff = staff;
        this.passwords = passwords;
        this.attempts = attempts;
        this.tokens = tokens;
    }

    /** @param address where the attempt comes from */
    public IssuedSession signIn(String login, String password, String address) {
        String name = Member.isLogin(login) ? login : "";
        attempts.count(name, address).ifPresent(wait -> {
            throw new ProblemException(Problem.TOO_MANY_ATTEMPTS).retryAfter(wait);
        });
        IssuedSession session = staff.find(name).map(person -> asStaff(person, password)).orElseGet(() -> asBuyer(name, password));
        attempts.succeeded(name, address);
        return session;
    }

    /** The session, for a program that sends its token by itself. */
    public IssuedSession forProgram(IssuedSession session) {
        return tokens.bearer(session.session());
    }

    private IssuedSession asStaff(Staff.Person person, String password) {
        require(passwords.matches(password, person.password()));
        return tokens.issue(0, person.login(), person.role());
    }

    private IssuedSession asBuyer(String login, String password) {
        Optional<Member> member = members.find(login);
        require(passwords.matches(password, member.map(Member::password).orElse(null)));
        return tokens.issue(member.orElseThrow().id(), login, Role.BUYER);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new ProblemException(Problem.WRONG_CREDENTIALS);
        }
    }
}
