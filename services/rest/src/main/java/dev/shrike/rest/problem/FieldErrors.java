package dev.shrike.rest.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names rejected fields the way the client spelled them: snake_case, from the body's root. */
final class FieldErrors {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private FieldErrors() {}

    static List<Problem.FieldError> of(ConstraintViolationException exception) {
        return exception.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(field(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList();
    }

    static Problem.FieldError of(JsonMappingException exception) {
        String field = exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return new Problem.FieldError(field, message(exception));
    }

    private static String message(JsonMappingException exception) {
        if (exception instanceof InvalidFormatException format && format.getTargetType() != null) {
            return "is not " + described(format.getTargetType());
        }
        if (exception instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "has the wrong type or is missing: expected " + described(mismatch.getTargetType());
        }
        return "is not valid";
    }

    private static String described(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type.isRecord()) {
            return "an object";
        }
        return "a value of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Method and body parameter are the service's words; a field of a body or a plain parameter is the client's. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> inside = new ArrayList<>();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() != ElementKind.METHOD && node.getName() != null) {
                inside.add(SNAKE.translate(node.getName()));
            }
        }
        return inside.isEmpty() ? SNAKE.translate(parameter) : String.join(".", inside);
    }
}
