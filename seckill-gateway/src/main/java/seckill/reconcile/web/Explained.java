package seckill.reconcile.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seckill.reconcile.Found;

/** Puts a discrepancy into words. */
@Component
class Explained {

    private final MessageSource messages;

    Explained(MessageSource messages) {
        this.messages = messages;
    }

    DiscrepancyView of(Found it, Locale locale) {
        return new DiscrepancyView(
                it.id(),
                it.kind().sort().name(),
                it.kind().name(),
                messages.getMessage("discrepancy." + it.kind().slug(), null, locale),
                messages.getMessage(plan(it), null, locale),
                it.part(),
                it.subject(),
                it.seen(),
                it.should(),
                it.repairable(),
                it.state().name(),
                it.attempt(),
                it.operator(),
                it.why(),
                it.answer(),
                it.firstSeen(),
                it.lastSeen());
    }

    private static String plan(Found it) {
        return "discrepancy.plan." + (it.repairable() ? it.part() : it.kind().slug());
    }
}
