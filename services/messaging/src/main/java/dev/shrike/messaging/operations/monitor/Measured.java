package dev.shrike.messaging.operations.monitor;

import java.util.Map;

/**
 * One number of now.
 *
 * @param measure what is measured, as it is called at {@code /prometheus}
 * @param labels of which one of several
 * @param value never NaN
 */
public record Measured(String measure, Map<String, String> labels, double value) {

    /** Copies the labels. */
    public Measured {
        labels = Map.copyOf(labels);
    }

    /** Without labels. */
    public static Measured of(String measure, double value) {
        return new Measured(measure, Map.of(), value);
    }
}
