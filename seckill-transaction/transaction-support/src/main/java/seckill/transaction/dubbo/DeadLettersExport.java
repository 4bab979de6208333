package seckill.transaction.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.participant.DeadLetters;

/** Offers the letters that this participant could not take in, under the name of its application, as {@link StuckBranchesExport}. */
@Configuration(proxyBeanMethods = false)
public class DeadLettersExport {

    @Bean
    ServiceBean<DeadLetters> deadLettersService(
            ApplicationContext context, DeadLetters letters, @Value("${spring.application.name}") String participant) {
        ServiceBean<DeadLetters> export = new ServiceBean<>(context);
        export.setInterface(DeadLetters.class);
        export.setGroup(participant);
        export.setRef(letters);
        return export;
    }
}
