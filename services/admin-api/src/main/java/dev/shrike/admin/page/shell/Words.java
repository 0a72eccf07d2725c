package dev.shrike.admin.page.shell;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and words as pages write them. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
    private static final String NONE = "–";

    private Words() {}

    /** Such as {@code 12,480}. */
    public static String number(long value) {
        return String.format(Locale.UK, "%,d", value);
    }

    /** With so many decimals. */
    public static String number(double value, int decimals) {
        return String.format(Locale.UK, "%,." + decimals + "f", value);
    }

    /** In UTC, to the second; a dash for none. */
    public static String time(@Nullable Instant time) {
        return time == null ? NONE : TIME.format(time);
    }

    /** The day in UTC; a dash for none. */
    public static String day(@Nullable Instant time) {
        return time == null ? NONE : DAY.format(time);
    }

    /** Such as {@code 3 min}, in the largest unit of which there is one. */
    public static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Such as {@code 1.4 MiB}. */
    public static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.UK, "%.1f %s", value, units[unit]);
    }

    /** {@code 1 person}, {@code 3 people}. */
    public static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** A word of a program for people: {@code physically_removed} as {@code Physically removed}. */
    public static String plain(String word) {
        String spaced = word.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
