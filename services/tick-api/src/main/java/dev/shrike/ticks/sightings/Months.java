package dev.shrike.ticks.sightings;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The month to which a sighting counts. */
final class Months {
    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-\\d{2}.*");
    private static final int MONTH = 7;

    private Months() {}

    /**
     * @param observedAt an instant of RFC 3339 or a date, as the observer wrote it: the month is the one that stands there
     * @param tickedAt counts where the time of the observation is not known
     * @return such as {@code 2024-05}
     */
    static String of(@Nullable String observedAt, Instant tickedAt) {
        return observedAt != null && DATE.matcher(observedAt).matches()
                ? observedAt.substring(0, MONTH)
                : YearMonth.from(tickedAt.atOffset(ZoneOffset.UTC)).toString();
    }
}
