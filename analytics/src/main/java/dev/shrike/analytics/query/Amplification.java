package dev.shrike.analytics.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.analytics.query.QueryException.Kind;
import java.util.Set;

/**
 * Functions that make much out of little: the database counts what they take only after it is taken, and cannot be interrupted
 * meanwhile. How much has to stand in the statement, and is bounded over all of it. For one statement.
 */
final class Amplification {
    static final long MOST = 10_000;

    private static final Set<String> SERIES = Set.of("range", "generate_series");
    private static final Set<String> FUNCTIONS =
            Set.of("repeat", "lpad", "rpad", "bar", "list_resize", "array_resize", "range", "generate_series");

    private long product = 1;

    void check(String function, JsonNode arguments) {
        if (!FUNCTIONS.contains(function)) {
            return;
        }
        long most = -1;
        boolean ofTime = false;
        for (JsonNode argument : arguments) {
            JsonNode value = argument.path("expression");
            if (value.path("literal").path("kind").asText().equals("INTEGER")) {
                most = Math.max(most, parse(value.path("literal").path("text").asText()));
            }
            ofTime |= value.path("class").asText().equals("CAST")
                    && value.path("type_expr").path("type_name").asText().matches("(?i)date|timestamp.*");
        }
        if (most < 0 && !(ofTime && SERIES.contains(function))) {
            throw new QueryException(
                    Kind.NOT_ALLOWED, "The number that " + function + " is given has to stand in the statement");
        }
        product *= Math.clamp(most, 1, MOST + 1);
        if (product > MOST) {
            throw new QueryException(
                    Kind.NOT_ALLOWED,
                    "The statement multiplies values more than " + MOST + " times, by " + function
                            + " and its kin; as a table, range is not bounded");
        }
    }

    private static long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
