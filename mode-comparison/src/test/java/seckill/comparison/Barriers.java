package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

/** That a page keeps nobody out, as far as a program can tell: on a phone, a tablet, a desk. */
final class Barriers {

    private static final int[] WIDTHS = {360, 768, 1280};

    private Barriers() {}

    /** @param what the page is called when it has one */
    static void none(Browser browser, String what) {
        for (int width : WIDTHS) {
            browser.becomes(width);
            assertThat(browser.barriers()).as("%s at %d px", what, width).isEmpty();
            assertThat(browser.scrollsSideways()).as("pixels that %s is too wide at %d px", what, width).isLessThanOrEqualTo(0);
        }
    }
}
