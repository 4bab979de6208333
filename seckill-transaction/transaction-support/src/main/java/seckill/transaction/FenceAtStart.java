package seckill.transaction;

import java.time.Clock;
import javax.sql.DataSource;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.fence.SpringFenceConfig;
import org.apache.seata.rm.fence.SpringFenceHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Opens the way from the coordinator to the second phases of this process: when the schema has been migrated, and before the
 * first call comes in, because the coordinator may have branches of a former life to end here.
 */
final class FenceAtStart implements SmartInitializingSingleton, DisposableBean {

    private final SpringFenceConfig fence;
    private final FenceSettings settings;
    private final DataSource dataSource;
    private final Clock clock;
    private final ObjectProvider<CommandForms<?>> participants;

    FenceAtStart(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            FenceSettings settings,
            Clock clock,
            ObjectProvider<CommandForms<?>> participants) {
        this.fence = new SpringFenceConfig(dataSource, transactions);
        this.settings = settings;
        this.dataSource = dataSource;
        this.clock = clock;
        this.participants = participants;
    }

    @Override
    public void afterSingletonsInstantiated() {
        fence.afterPropertiesSet();
        DefaultCommonFenceHandler.get().setFenceHandler(new PatientFence(
                new SpringFenceHandler(), new AgainAfterConflict(clock), new JdbcTemplate(dataSource)));
        fence.setCleanPeriod(settings.keep());
        fence.init();
        participants.forEach(participant -> participant.fenced()
                .forEach(commands -> DefaultResourceManager.get().registerResource(commands.resource())));
    }

    @Override
    public void destroy() {
        fence.destroy();
    }
}
