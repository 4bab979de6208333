package seckill.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that is done to the shop while buyers buy.
 *
 * @param kind  what
 * @param whom  a process; of what is done to an edge, the edge; of a lock, the participant whose rows it holds; of a switch, the mode
 * @param atMs  since the first request
 * @param forMs of what passes by itself; of a death how long nobody is started again, 0 for at once; 0 of a switch
 */
record Blow(Kind kind, String whom, long atMs, long forMs) {

    private static final Pattern FORM = Pattern.compile("([a-z-]+):([A-Za-z_-]+)@(\\d+)(?:\\+(\\d+))?");

    /** What can be done. */
    enum Kind {
        /** SIGKILL; started again at the end, and not before it was away for so long. */
        KILL("kill"),
        /** SIGSTOP, then SIGCONT. */
        PAUSE("pause"),
        SLOW("slow"),
        CUT("cut"),
        HALF_OPEN("half-open"),
        ONE_WAY("one-way"),
        /** Somebody's transaction holds every row that a participant needs, until all its connections wait. */
        LOCK("lock"),
        /** An operator gives the scenario another mode. */
        SWITCH("switch");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean isOfAnEdge() {
            return this == SLOW || this == CUT || this == HALF_OPEN || this == ONE_WAY;
        }

        boolean isInstant() {
            return this == KILL || this == SWITCH;
        }
    }

    /** Such as {@code kill:stock@350} or {@code cut:order@800+400}. */
    @Override
    public String toString() {
        return kind.word + ":" + whom + "@" + atMs + (forMs > 0 ? "+" + forMs : "");
    }

    static Blow parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a blow: " + text + "; one looks like kill:stock@350 or cut:order@800+400");
        }
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(form.group(1))) {
                return new Blow(kind, form.group(2), Long.parseLong(form.group(3)), form.group(4) == null ? 0 : Long.parseLong(form.group(4)));
            }
        }
        throw new IllegalArgumentException("nothing is called " + form.group(1) + " in " + text);
    }
}
