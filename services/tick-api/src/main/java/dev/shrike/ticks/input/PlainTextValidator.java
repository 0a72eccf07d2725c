package dev.shrike.ticks.input;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;

/** Judges {@link PlainText}. */
@Singleton
class PlainTextValidator implements ConstraintValidator<PlainText, String> {
    @Override
    public boolean isValid(String value, AnnotationValue<PlainText> constraint, ConstraintValidatorContext context) {
        return value == null
                || isPlain(value, constraint.booleanValue("multiline").orElse(false));
    }

    static boolean isPlain(String value, boolean multiline) {
        return value.codePoints().allMatch(c -> switch (Character.getType(c)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> multiline && (c == '\n' || c == '\r' || c == '\t');
            default -> true;
        });
    }
}
