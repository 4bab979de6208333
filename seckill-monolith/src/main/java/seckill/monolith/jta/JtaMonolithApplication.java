package seckill.monolith.jta;

import org.apache.seata.spring.boot.autoconfigure.SeataHttpAutoConfiguration;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import seckill.gateway.ShopFront;
import seckill.monolith.InProcessCheckouts;

/** The whole shop as one process over a database per module; what is set beside the monolith: application-jta.yml. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {
    SeataHttpAutoConfiguration.class, // needs Spring MVC
    MybatisAutoConfiguration.class // one session factory; here each module has its own
})
@EnableConfigurationProperties(JtaSettings.class)
@Import({JtaTransactions.class, JtaModules.class, InProcessCheckouts.class, ShopFront.class})
public class JtaMonolithApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(JtaMonolithApplication.class);
        application.setAdditionalProfiles("jta");
        application.run(args);
    }
}
