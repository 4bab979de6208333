package seckill.sale.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.altcha.altcha.Altcha;

/** What a page shows, with the solution that ALTCHA's own library finds. */
record Solved(String algorithm, String challenge, long number, String salt, String signature) {

    static Solved of(Challenge it) {
        try {
            long number = Altcha.solveChallenge(it.challenge(), it.salt(), Altcha.Algorithm.SHA256, it.maxnumber(), 0).number;
            return new Solved(it.algorithm(), it.challenge(), number, it.salt(), it.signature());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Solved withAlgorithm(String other) {
        return new Solved(other, challenge, number, salt, signature);
    }

    Solved withNumber(long other) {
        return new Solved(algorithm, challenge, other, salt, signature);
    }

    Solved withSalt(String other) {
        return new Solved(algorithm, challenge, number, other, signature);
    }

    Solved withSignature(String other) {
        return new Solved(algorithm, challenge, number, salt, other);
    }

    /** As the widgets send it. */
    String shown() {
        return shown("{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\",\"took\":42}"
                .formatted(algorithm, challenge, number, salt, signature));
    }

    static String shown(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
