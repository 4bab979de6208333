package seckill.checkout.nacos;

import com.alibaba.cloud.nacos.NacosConfigManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.JournaledModes;
import seckill.checkout.ScenarioModes;

/** Live modes for a shop with several gateways. */
@Configuration(proxyBeanMethods = false)
public class NacosModes {

    @Bean
    ScenarioModes scenarioModes(NacosConfigManager nacos, JournaledModes modes, CheckoutSettings settings) {
        return new NacosScenarioModes(nacos.getConfigService(), modes, settings.defaultMode());
    }
}
