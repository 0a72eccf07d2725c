package dev.shrike.admin.alert.words;

import dev.shrike.admin.alert.rule.Condition.Absence;
import dev.shrike.admin.alert.rule.Condition.Comparison;
import dev.shrike.admin.alert.rule.Condition.Deadline;
import dev.shrike.admin.alert.rule.Condition.Rate;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import dev.shrike.admin.alert.rule.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Conditions and values in words. Pure. */
public final class AlertWords {
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
    private static final double LARGE = 1_000;

    private AlertWords() {}

    /** When the rule holds, as a phrase: {@code shrike_part_up is at most 0 for 10 s}. */
    public static String condition(Rule rule) {
        String when = switch (rule.condition()) {
            case Threshold(String measure, Comparison comparison, double bound) ->
                measure + " is " + word(comparison) + " " + number(bound);
            case Rate(String measure, double growth, Duration within) ->
                measure + " grows by more than " + number(growth) + " within " + duration(within);
            case Absence(String measure, Duration _) -> measure + " is not measured any more";
            case Deadline(String measure, var _, Duration ahead) ->
                "no more than " + duration(ahead) + " are left by " + measure;
        };
        return rule.pending().isZero() ? when : when + ", for " + duration(rule.pending());
    }

    /** What an alert was judged by last: {@code shrike_part_up is 0}. */
    public static String judged(Rule rule, double value) {
        return switch (rule.condition()) {
            case Threshold threshold -> threshold.measure() + " is " + number(value);
            case Rate rate -> rate.measure() + " grew by " + number(value) + " within " + duration(rate.within());
            case Absence absence -> absence.measure() + " has been silent for " + seconds(value);
            case Deadline deadline ->
                value < 0
                        ? deadline.measure() + " was due " + seconds(-value) + " ago"
                        : deadline.measure() + " has " + seconds(value) + " left";
        };
    }

    /** A value with three digits that count. */
    public static String number(double value) {
        if (Math.abs(value) >= LARGE) {
            return String.format(Locale.UK, "%,.0f", value);
        }
        return BigDecimal.valueOf(value).round(THREE).stripTrailingZeros().toPlainString();
    }

    /** In the largest unit of which there is one. */
    public static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String seconds(double seconds) {
        return duration(Duration.ofSeconds((long) seconds));
    }

    private static String word(Comparison comparison) {
        return switch (comparison) {
            case ABOVE -> "above";
            case AT_LEAST -> "at least";
            case BELOW -> "below";
            case AT_MOST -> "at most";
            case EQUAL -> "exactly";
        };
    }
}
