package dev.shrike.gdpr.scan;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When a scan ends before its end.
 *
 * @param atMost how long it may take
 * @param cancelled asked several times a second
 */
public record ScanLimits(Duration atMost, BooleanSupplier cancelled) {

    public ScanLimits {
        if (atMost.isNegative() || atMost.isZero()) {
            throw new IllegalArgumentException("A scan needs time, not " + atMost);
        }
    }

    /** Ends by time only. */
    public static ScanLimits of(Duration atMost) {
        return new ScanLimits(atMost, () -> false);
    }
}
