package seckill.sale;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.problem.EncodedProblems;
import seckill.sale.gate.AdmitBuyers;
import seckill.sale.gate.GateModule;
import seckill.sale.gate.Rehearsal;
import seckill.sale.hot.AskingSettings;
import seckill.sale.hot.HotRoute;
import seckill.sale.hot.HotRouteDescription;
import seckill.sale.hot.WarmUp;
import seckill.sale.hot.WarmUpSettings;
import seckill.sale.proof.Challenges;
import seckill.sale.proof.DemandWork;
import seckill.sale.proof.ProofSettings;
import seckill.sale.redis.RedissonSaleLocks;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.trail.AuditTrail;
import tools.jackson.databind.json.JsonMapper;

/** The running of sales; needs the stock module's APIs and a RedissonClient. */
@Configuration(proxyBeanMethods = false)
@Import(GateModule.class)
@EnableConfigurationProperties({AskingSettings.class, ProofSettings.class, WarmUpSettings.class})
@ComponentScan("seckill.sale.web")
public class SaleModule {

    @Bean
    SaleTokens saleTokens(@Value("${seckill.session.key}") String key, Clock clock) {
        return new SaleTokens(Base64.getDecoder().decode(key.strip()), clock);
    }

    @Bean
    DemandWork demandWork(ProofSettings settings, @Value("${seckill.session.key}") String key, Clock clock, JsonMapper json) {
        Challenges challenges = new Challenges(Base64.getDecoder().decode(key.strip()), clock, new SecureRandom(), json);
        return new DemandWork(settings, challenges, clock);
    }

    @Bean
    HotRoute hotRoute(
            AdmitBuyers admission,
            Rehearsal rehearsal,
            SaleTokens tokens,
            EncodedProblems problems,
            JsonMapper json,
            AskingSettings settings,
            Clock clock) {
        return new HotRoute(admission, rehearsal, tokens, problems, json, settings, clock);
    }

    @Bean
    WarmUp warmUp(
            Rehearsal rehearsal,
            SaleTokens tokens,
            WarmUpSettings settings,
            @Value("${server.address:127.0.0.1}") String address) {
        return new WarmUp(rehearsal, tokens, settings, address);
    }

    @Bean
    HotRouteDescription hotRouteDescription() {
        return new HotRouteDescription();
    }

    @Bean
    OperateSales operateSales(RedissonClient redis, SalesApi sales, CatalogueApi catalogue, AuditTrail trail) {
        return new OperateSales(new RedissonSaleLocks(redis), sales, catalogue, trail);
    }
}
