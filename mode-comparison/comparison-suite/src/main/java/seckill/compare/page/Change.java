package seckill.compare.page;

import java.util.List;

/** One difference between two reports, in words. */
record Change(Kind kind, String says) {

    /** In the order in which they are said. */
    enum Kind {
        WORSE("worse: "),
        BETTER("better: "),
        CHANGED("changed: "),
        ONLY_IN_ONE("only in ");

        private final String begins;

        Kind(String begins) {
            this.begins = begins;
        }
    }

    /** What has a rank is worse the further it is down the list, and worst when the list does not know it. */
    static Change of(String what, String before, String now, List<String> fromGood, String why) {
        int was = rank(before, fromGood);
        int is = rank(now, fromGood);
        Kind kind = is > was ? Kind.WORSE : is < was ? Kind.BETTER : Kind.CHANGED;
        return new Change(kind, what + ": " + before + " before, " + now + " now" + (why.isEmpty() ? "" : " (" + why + ")"));
    }

    private static int rank(String word, List<String> fromGood) {
        int rank = fromGood.indexOf(word);
        return rank < 0 ? fromGood.size() : rank;
    }

    String line() {
        return kind.begins + says;
    }
}
