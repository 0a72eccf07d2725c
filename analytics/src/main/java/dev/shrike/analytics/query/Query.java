package dev.shrike.analytics.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is asked.
 *
 * @param sql one statement
 * @param parameters for its {@code ?} and {@code $1}: texts, numbers, booleans, and null
 */
public record Query(String sql, List<Object> parameters, QueryLimits limits) {

    public Query {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }
}
