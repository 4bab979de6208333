package seckill.console;

import java.util.List;
import java.util.stream.IntStream;
import seckill.member.IssuedSession;
import seckill.member.Member;
import seckill.member.Members;
import seckill.member.Passwords;
import seckill.member.Role;
import seckill.member.SessionTokens;
import seckill.participant.Money;
import seckill.payment.api.PaymentApi;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Buyers by the thousand: with wallets, without passwords. Everything here may be repeated. */
public final class DemoBuyers {

    /** What one call makes. */
    static final int COUNT_MAX = 100_000;

    private static final long OPENING_MINOR_MAX = 100_000_000_00L;

    /** Rows of one statement, and wallets of one call: well below any packet's limit. */
    private static final int BATCH = 500;

    private final Members members;
    private final PaymentApi payment;
    private final SessionTokens tokens;
    private final Passwords passwords;

    public DemoBuyers(Members members, PaymentApi payment, SessionTokens tokens, Passwords passwords) {
        this.members = members;
        this.payment = payment;
        this.tokens = tokens;
        this.passwords = passwords;
    }

    /**
     * Makes buyer0001 and so on, those that are not there yet.
     *
     * @return how many members were new
     */
    public int make(int from, int count, Money opening) {
        requireCount(count);
        if (from < 1 || from > COUNT_MAX || opening.minor() < 0 || opening.minor() > OPENING_MINOR_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        int added = 0;
        for (int first = from; first < from + count; first += BATCH) {
            int end = Math.min(first + BATCH, from + count);
            List<String> logins = IntStream.range(first, end).mapToObj("buyer%04d"::formatted).toList();
            added += members.addAll(logins);
            // dies here: the members have no wallets yet; the same call again opens them
            List<Long> ids = members.idsOf(logins);
            Asked.of(() -> payment.open(ids, opening));
        }
        return added;
    }

    /** Lets a buyer sign in with that password from now on. */
    public void setPassword(String login, String password) {
        if (!Member.isLogin(login) || !members.setPassword(login, passwords.encode(password))) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    /** Sessions of the buyers who came first. */
    public List<IssuedSession> sessions(int count) {
        requireCount(count);
        return members.first(count).stream()
                .map(member -> tokens.issue(member.id(), member.login(), Role.BUYER))
                .toList();
    }

    private static void requireCount(int count) {
        if (count < 1 || count > COUNT_MAX) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }
}
