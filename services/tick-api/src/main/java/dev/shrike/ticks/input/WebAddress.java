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
 * An absolute http or https URI with a host, in ASCII as RFC 3986 writes it (everything else percent-encoded), of at most
 * {@value #MAX_LENGTH} characters, so that it fits an index entry, a Kafka key and a header. {@code null} is valid.
 */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {}) // the validator is a bean
public @interface WebAddress {
    /** The longest accepted address, in characters. */
    int MAX_LENGTH = 2000;

    /** What a refused caller is told. */
    String message() default "must be an absolute http or https URI in ASCII of at most 2000 characters";

    /** Validation groups; unused. */
    Class<?>[] groups() default {};

    /** Validation payload; unused. */
    Class<? extends Payload>[] payload() default {};
}
