package dev.shrike.ticks.input;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The name of a request among those of its sender: 1 to 255 printable ASCII characters, not blank. It is kept in the row that
 * the request made and for as long, not for a week: an import that is repeated a year later must add nothing.
 */
@Target(PARAMETER)
@Retention(RUNTIME)
@Constraint(validatedBy = {}) // the validator is a bean
public @interface IdempotencyKey {
    /** What a refused caller is told. */
    String message() default "must be 1 to 255 printable ASCII characters";

    /** Validation groups; unused. */
    Class<?>[] groups() default {};

    /** Validation payload; unused. */
    Class<? extends Payload>[] payload() default {};
}
