package dev.shrike.analytics;

import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.query.QueryResult;
import java.util.List;

/**
 * An answered query.
 *
 * @param freshness of the tables that it reads; the answer is at least as current
 */
public record Answer(QueryResult result, List<TableFreshness> freshness) {

    public Answer {
        freshness = List.copyOf(freshness);
    }
}
