package seckill.checkout.nacos;

import com.alibaba.cloud.nacos.NacosConfigManager;
import com.alibaba.cloud.nacos.NacosConfigProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.JournaledModes;
import seckill.checkout.ScenarioModes;

/** Live modes for a shop with several gateways. */
@Configuration(proxyBeanMethods = false)
public class NacosModes {

    /** The library binds its properties only for {@code spring.config.import}; its own bean has an address and no user. */
    @Bean
    @ConfigurationProperties("spring.cloud.nacos.config")
    NacosConfigProperties nacosConfigProperties() {
        return new NacosConfigProperties();
    }

    /** Reads which modes were chosen as soon as it is made, so the tables must be there. */
    @Bean
    @DependsOnDatabaseInitialization
    ScenarioModes scenarioModes(NacosConfigManager nacos, JournaledModes modes, CheckoutSettings settings, Clock clock) {
        return new NacosScenarioModes(nacos.getConfigService(), modes, settings.defaultMode(), clock);
    }
}
