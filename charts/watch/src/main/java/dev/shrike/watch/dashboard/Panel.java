package dev.shrike.watch.dashboard;

import java.util.List;

/**
 * A picture.
 *
 * @param kind what it looks like
 * @param title a few words
 * @param description what it shows, and when to worry, for somebody who sees it for the first time
 * @param unit as Grafana calls it: {@code s}, {@code short}, {@code bytes}, ...
 * @param limit from where on it is red; NaN for nowhere
 */
public record Panel(Kind kind, String title, String description, String unit, double limit, List<Query> queries) {

    /** Shapes of panels. */
    public enum Kind {
        /** One number; red from the limit on. */
        NUMBER("stat", 4, 4),
        /** One number that is red below the limit. */
        AT_LEAST("stat", 4, 4),
        /** Lines over time, the limit among them. */
        LINES("timeseries", 12, 8);

        private final String type;
        private final int width;
        private final int height;

        Kind(String type, int width, int height) {
            this.type = type;
            this.width = width;
            this.height = height;
        }

        String type() {
            return type;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    /** Copies the queries. */
    public Panel {
        queries = List.copyOf(queries);
    }
}
