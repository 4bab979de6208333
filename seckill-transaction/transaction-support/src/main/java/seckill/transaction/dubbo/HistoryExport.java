package seckill.transaction.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.participant.History;
import seckill.transaction.history.Facts;
import seckill.transaction.history.ReadHistory;

/** Offers what this participant knows of orders, under the name of its application, as {@link StuckBranchesExport}. */
@Configuration(proxyBeanMethods = false)
public class HistoryExport {

    @Bean
    ServiceBean<History> historyService(
            ApplicationContext context, ObjectProvider<Facts> facts, @Value("${spring.application.name}") String participant) {
        ServiceBean<History> export = new ServiceBean<>(context);
        export.setInterface(History.class);
        export.setGroup(participant);
        export.setRef(new ReadHistory(facts.stream().toList()));
        return export;
    }
}
