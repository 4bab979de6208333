package seckill.transaction.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.participant.StuckBranches;

/** Offers what is stuck at this participant, under the name of its application: every participant has the same contract. */
@Configuration(proxyBeanMethods = false)
public class StuckBranchesExport {

    @Bean
    ServiceBean<StuckBranches> stuckBranchesService(
            ApplicationContext context, StuckBranches stuck, @Value("${spring.application.name}") String participant) {
        ServiceBean<StuckBranches> export = new ServiceBean<>(context);
        export.setInterface(StuckBranches.class);
        export.setGroup(participant);
        export.setRef(stuck);
        return export;
    }
}
