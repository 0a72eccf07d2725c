package dev.shrike.ticks.input;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;

/** Judges {@link IdempotencyKey}. */
@Singleton
class IdempotencyKeyValidator implements ConstraintValidator<IdempotencyKey, String> {
    private static final int LONGEST = 255;

    @Override
    public boolean isValid(
            String value, AnnotationValue<IdempotencyKey> constraint, ConstraintValidatorContext context) {
        return value == null
                || (!value.isBlank()
                        && value.length() <= LONGEST
                        && value.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
}
