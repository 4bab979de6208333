package seckill.trail;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.trail.jdbc.JdbcAuditTrail;

/** The trail of what operators have done; needs the gateway's database. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("seckill.trail.web")
public class TrailModule {

    @Bean
    AuditTrail auditTrail(DataSource dataSource, Clock clock) {
        return new JdbcAuditTrail(dataSource, clock);
    }
}
