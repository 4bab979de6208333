package seckill.member;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.member.jdbc.JdbcMembers;
import seckill.member.redis.RedisRevokedSessions;
import seckill.member.redis.RedisSignInAttempts;
import seckill.payment.api.PaymentApi;
import seckill.problem.ProblemModule;

/** Members, sessions and who may do what; needs a DataSource, a RedissonClient, a Clock and a {@link PaymentApi}. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemModule.class)
@ComponentScan("seckill.member.web")
public class MemberModule {

    private static final int SESSION_ID_BYTES = 16;

    @Bean
    Members members(DataSource dataSource, Clock clock) {
        return new JdbcMembers(dataSource, clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    /** There is no default: a shop whose operator anybody can be does not start. An auditor without a password is nobody. */
    @Bean
    Staff staff(
            @Value("${seckill.operator.login}") String operator,
            @Value("${seckill.operator.password}") String operatorPassword,
            @Value("${seckill.auditor.login:auditor}") String auditor,
            @Value("${seckill.auditor.password:}") String auditorPassword,
            Passwords passwords) {
        List<Staff.Person> people = new ArrayList<>();
        people.add(new Staff.Person(operator, passwords.encode(operatorPassword), Role.OPERATOR));
        if (!auditorPassword.isEmpty()) {
            people.add(new Staff.Person(auditor, passwords.encode(auditorPassword), Role.AUDITOR));
        }
        return new Staff(people);
    }

    @Bean
    SessionTokens sessionTokens(@Value("${seckill.session.key}") String key, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new SessionTokens(Base64.getDecoder().decode(key.strip()), clock, () -> {
            byte[] id = new byte[SESSION_ID_BYTES];
            random.nextBytes(id);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        });
    }

    @Bean
    RevokedSessions revokedSessions(RedissonClient redis) {
        return new RedisRevokedSessions(redis);
    }

    @Bean
    SignInAttempts signInAttempts(RedissonClient redis) {
        return new RedisSignInAttempts(redis);
    }

    @Bean
    Register register(Members members, Passwords passwords, Staff staff, PaymentApi payment) {
        return new Register(members, passwords, staff, payment);
    }

    @Bean
    SignIn signIn(
            Members members, Staff staff, Passwords passwords, SignInAttempts attempts, SessionTokens tokens) {
        return new SignIn(members, staff, passwords, attempts, tokens);
    }
}
