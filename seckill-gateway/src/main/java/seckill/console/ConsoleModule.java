package seckill.console;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.ModeHistory;
import seckill.checkout.Modes;
import seckill.checkout.ScenarioModes;
import seckill.checkout.Scenarios;
import seckill.checkout.ticket.Journal;
import seckill.member.Members;
import seckill.member.Passwords;
import seckill.member.SessionTokens;
import seckill.payment.api.PaymentApi;
import seckill.trail.AuditTrail;

/** The operator's resources and page; needs what {@code MemberModule} and {@code ShopModule} need. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdviceSettings.class)
@ComponentScan("seckill.console.web")
public class ConsoleModule {

    @Bean
    DemoBuyers demoBuyers(Members members, PaymentApi payment, SessionTokens tokens, Passwords passwords) {
        return new DemoBuyers(members, payment, tokens, passwords);
    }

    @Bean
    SwitchMode switchMode(Scenarios scenarios, Modes modes, ScenarioModes chosen, ObjectProvider<ModeHistory> history) {
        return new SwitchMode(scenarios, modes, chosen, history.getIfAvailable(() -> ModeHistory.NONE));
    }

    @Bean
    KeptReport keptReport(AdviceSettings settings) {
        return new KeptReport(settings.report());
    }

    @Bean
    ResolveStuckBranches resolveStuckBranches(ObjectProvider<StuckParticipants> participants, AuditTrail trail) {
        return new ResolveStuckBranches(participants.getIfAvailable(() -> StuckParticipants.NONE), trail);
    }

    @Bean
    DecideDeadLetters decideDeadLetters(ObjectProvider<DeadLetterOwners> owners, AuditTrail trail) {
        return new DecideDeadLetters(owners.getIfAvailable(() -> DeadLetterOwners.NONE), trail);
    }

    @Bean
    ParkedTickets parkedTickets(ObjectProvider<Journal> journal, AuditTrail trail) {
        return new ParkedTickets(Optional.ofNullable(journal.getIfAvailable()), trail);
    }
}
