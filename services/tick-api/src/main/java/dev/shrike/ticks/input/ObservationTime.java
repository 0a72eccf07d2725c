package dev.shrike.ticks.input;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * When something was observed: an RFC 3339 instant or a plain ISO date, from 1700 on and not after tomorrow (somewhere it is
 * already tomorrow). {@code null} is valid.
 */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {}) // the validator is a bean
public @interface ObservationTime {
    /** What a refused caller is told. */
    String message() default "must be an RFC 3339 instant or a plain date, not before 1700 and not in the future";

    /** Validation groups; unused. */
    Class<?>[] groups() default {};

    /** Validation payload; unused. */
    Class<? extends Payload>[] payload() default {};
}
