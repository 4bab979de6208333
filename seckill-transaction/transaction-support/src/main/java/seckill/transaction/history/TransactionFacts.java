package seckill.transaction.history;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.transaction.CommandForms;
import seckill.transaction.undo.UndoFacts;

/** What the tables of Seata and of letters say at a participant that is a process of its own. */
@Configuration(proxyBeanMethods = false)
public class TransactionFacts {

    @Bean
    Facts undoFacts(CommandForms<?> forms, DataSource dataSource) {
        return new UndoFacts(forms.participant(), dataSource);
    }

    @Bean
    Facts fenceFacts(CommandForms<?> forms, DataSource dataSource) {
        return new FenceFacts(forms.participant(), dataSource);
    }

    @Bean
    Facts resolutionFacts(CommandForms<?> forms, DataSource dataSource) {
        return new ResolutionFacts(forms.participant(), dataSource);
    }

    @Bean
    Facts deadLetterFacts(CommandForms<?> forms, DataSource dataSource) {
        return new DeadLetterFacts(forms.participant(), dataSource);
    }
}
