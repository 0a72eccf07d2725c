package dev.shrike.ticks.input;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Judges {@link ObservationTime}. */
@Singleton
class ObservationTimeValidator implements ConstraintValidator<ObservationTime, String> {
    private static final Instant EARLIEST = Instant.parse("1700-01-01T00:00:00Z");
    private static final int PLAIN_DATE_LENGTH = "2021-05-20".length();
    private static final int LONGEST_INSTANT = "2021-05-20T19:00:00.000000000+00:00".length();

    @Override
    public boolean isValid(
            String value, AnnotationValue<ObservationTime> constraint, ConstraintValidatorContext context) {
        return value == null || isPlausible(value, Instant.now());
    }

    static boolean isPlausible(String value, Instant now) {
        if (value.length() > LONGEST_INSTANT) {
            return false;
        }
        try {
            Instant observed = value.length() <= PLAIN_DATE_LENGTH
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
            return !observed.isBefore(EARLIEST) && observed.isBefore(now.plus(1, ChronoUnit.DAYS));
        } catch (DateTimeParseException notATime) {
            return false;
        }
    }
}
