package seckill.comparison;

import java.time.Duration;
import java.time.Instant;

/** The page of a flash sale in a browser, in one language, in the eyes of one buyer. */
record SalePage(Browser browser, String base, OperatedSale sale, String language) {

    SalePage opened() {
        browser.becomes(1280);
        browser.opens(address());
        return this;
    }

    String address() {
        return base + "/sales/" + sale.id();
    }

    /** Waits for the state, and for its title in the language of the page. */
    SalePage is(String state) {
        browser.sees("#button[data-state='" + state + "']");
        browser.seesText("#button-title", Texts.in(language).of("button." + state + ".title"));
        return this;
    }

    /** Nobody is kept out of it in that state, which is still the same when all has been looked at. */
    SalePage hasNoBarriers() {
        String state = state();
        Barriers.none(browser, "the button " + state + " in " + language);
        if (!state.equals(state())) {
            throw new AssertionError("while it was looked at " + state + " has become " + state());
        }
        browser.becomes(1280);
        return this;
    }

    SalePage presses(String css) {
        browser.clicks(css);
        return this;
    }

    String state() {
        return (String) browser.runs("return document.getElementById('button').dataset.state");
    }

    /** The key that the browser keeps for this sale; empty when it keeps none. */
    String keptKey() {
        Object key = browser.runs("const kept = Object.keys(localStorage).find(name => name.startsWith('seckill.wish." + sale.id()
                + ".')); return kept ? JSON.parse(localStorage.getItem(kept)).key : ''");
        return (String) key;
    }

    /** What the clock counts down to, as far from now as it shows. */
    static Duration shown(String clock) {
        String[] parts = clock.split(":");
        long seconds = 0;
        for (String part : parts) {
            seconds = seconds * 60 + Long.parseLong(part);
        }
        return Duration.ofSeconds(seconds);
    }

    static Duration until(Instant instant) {
        return Duration.between(Instant.now(), instant);
    }
}
