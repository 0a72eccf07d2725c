package dev.shrike.users.right;

import dev.shrike.gdpr.right.Deadlines;
import dev.shrike.gdpr.right.WorkingDays;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/**
 * {@code shrike.rights}: where the controller is, which decides on which day a deadline ends.
 *
 * @param zone time zone
 * @param restDays days of the week that are not worked on
 * @param holidays public holidays: {@code 2026-04-03}, or {@code 12-25} for every year; none unless set
 * @param soon how long before its deadline a request counts as due soon
 */
@ConfigurationProperties("shrike.rights")
record RightsSettings(
        @Bindable(defaultValue = "UTC") String zone,
        @Bindable(defaultValue = "SATURDAY,SUNDAY") List<DayOfWeek> restDays,
        @Nullable List<String> holidays,
        @Bindable(defaultValue = "7d") Duration soon) {

    RightsSettings {
        restDays = List.copyOf(restDays);
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        if (soon.isNegative()) {
            throw new IllegalArgumentException("shrike.rights.soon is no negative time");
        }
    }

    /** @throws java.time.DateTimeException when there is no such zone */
    Deadlines deadlines() {
        EnumSet<DayOfWeek> rest = EnumSet.noneOf(DayOfWeek.class);
        rest.addAll(restDays);
        return new Deadlines(ZoneId.of(zone), WorkingDays.of(rest, holidays));
    }
}
