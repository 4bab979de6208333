package seckill.member;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Encodes and compares passwords, few at a time: each takes a processor for a tenth of a second, on purpose. */
public final class Passwords {

    private static final int CHARACTERS_MIN = 8;

    /** bcrypt looks at 72 bytes and no further. */
    private static final int BYTES_MAX = 72;

    private static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobody = encoder.encode("the password of nobody");
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** @throws ProblemException INVALID_PASSWORD when it is shorter than 8 characters or longer than 72 bytes */
    public String encode(String password) {
        if (password == null
                || password.length() < CHARACTERS_MIN
                || password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new ProblemException(Problem.INVALID_PASSWORD);
        }
        return withProcessor(() -> encoder.encode(password));
    }

    /** Whether it is the password; takes as long when there is none to compare with. */
    public boolean matches(String password, String encoded) {
        String given = password == null || password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX ? "" : password;
        boolean same = withProcessor(() -> encoder.matches(given, encoded == null ? nobody : encoded));
        return same && encoded != null && !given.isEmpty();
    }

    private <T> T withProcessor(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(Problem.SHOP_BUSY).retryAfter(WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.SHOP_BUSY).retryAfter(WAIT_MAX);
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }
}
