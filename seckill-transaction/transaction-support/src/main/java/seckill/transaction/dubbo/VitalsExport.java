package seckill.transaction.dubbo;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.participant.VitalSigns;
import seckill.transaction.micrometer.ReadVitals;

/** Says how this participant is doing, under the name of its application, as {@link StuckBranchesExport}. */
@Configuration(proxyBeanMethods = false)
public class VitalsExport {

    @Bean
    ServiceBean<VitalSigns> vitalsService(
            ApplicationContext context, MeterRegistry meters, DataSource dataSource, @Value("${spring.application.name}") String participant) {
        ServiceBean<VitalSigns> export = new ServiceBean<>(context);
        export.setInterface(VitalSigns.class);
        export.setGroup(participant);
        export.setRef(new ReadVitals(meters, dataSource));
        return export;
    }
}
