package seckill.member;

import java.util.List;
import java.util.OptionalLong;
import seckill.participant.Money;
import seckill.payment.api.PaymentApi;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Makes somebody a member who can sign in and has an empty wallet. */
public final class Register {

    /** The shop's currency. */
    public static final String CURRENCY = "CNY";

    private final Members members;
    private final Passwords passwords;
    private final Staff staff;
    private final PaymentApi payment;

    public Register(Members members, Passwords passwords, Staff staff, PaymentApi payment) {
        this.members = members;
        this.passwords = passwords;
        this.staff = staff;
        this.payment = payment;
    }

    /** The new member's id. */
    public long register(String login, String password) {
        if (!Member.isLogin(login)) {
            throw new ProblemException(Problem.INVALID_LOGIN);
        }
        String encoded = passwords.encode(password);
        // dies in between: an empty wallet of an id that nobody will ever have
        OptionalLong id = staff.find(login).isPresent()
                ? OptionalLong.empty()
                : members.add(login, encoded, this::openWallet);
        return id.orElseThrow(() -> new ProblemException(Problem.LOGIN_TAKEN));
    }

    private void openWallet(long id) {
        Asked.of(() -> payment.open(List.of(id), new Money(0, CURRENCY)));
    }
}
