package dev.shrike.ticks.input;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Text without control characters and without broken UTF-16, so that it comes back as it was given. {@code null} is valid. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {}) // the validator is a bean
public @interface PlainText {
    /** Whether line breaks and tabs are text too. */
    boolean multiline() default false;

    /** What a refused caller is told. */
    String message() default "must not contain control characters";

    /** Validation groups; unused. */
    Class<?>[] groups() default {};

    /** Validation payload; unused. */
    Class<? extends Payload>[] payload() default {};
}
