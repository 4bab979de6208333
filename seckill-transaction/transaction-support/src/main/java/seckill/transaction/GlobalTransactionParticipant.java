package seckill.transaction;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.transaction.dubbo.HistoryExport;
import seckill.transaction.dubbo.LeaveBeforeClosing;
import seckill.transaction.dubbo.StuckBranchesExport;
import seckill.transaction.dubbo.VitalsExport;
import seckill.transaction.history.TransactionFacts;
import seckill.transaction.micrometer.MeteredPools;

/** Makes an application take part in global transactions, and keeps it in touch with the coordinator and the operator. */
@Configuration(proxyBeanMethods = false)
@Import({MeteredPools.class, GlobalTransactionResources.class, CoordinatorConnection.class, StuckBranchesExport.class, TransactionFacts.class, HistoryExport.class, VitalsExport.class, LeaveBeforeClosing.class})
public class GlobalTransactionParticipant {}
