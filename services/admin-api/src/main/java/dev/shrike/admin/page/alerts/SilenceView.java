package dev.shrike.admin.page.alerts;

import java.util.Map;

/** The form of a silence: for which alerts. */
record SilenceView(String rule, Map<String, String> labels) {

    /** For how long, in minutes, and in words. */
    enum Span {
        HOUR(60, "1 hour"),
        FOUR_HOURS(240, "4 hours"),
        DAY(1_440, "1 day"),
        WEEK(10_080, "1 week"),
        MONTH(43_200, "30 days");

        private final long minutes;
        private final String words;

        Span(long minutes, String words) {
            this.minutes = minutes;
            this.words = words;
        }

        long minutes() {
            return minutes;
        }

        String words() {
            return words;
        }
    }
}
