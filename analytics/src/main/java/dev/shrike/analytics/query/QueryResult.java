package dev.shrike.analytics.query;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What came out.
 *
 * @param rows values of each column in order: null, boolean, number, text, {@code java.time}, UUID, bytes, lists and maps of these
 * @param truncated whether there are more rows than the limits let through
 * @param tables names that the statement reads, in lower case; some may be its own
 * @param took from the check to the last row
 */
public record QueryResult(
        List<ResultColumn> columns, List<List<Object>> rows, boolean truncated, Set<String> tables, Duration took) {

    /**
     * One column of a result.
     *
     * @param type as DuckDB spells it
     */
    public record ResultColumn(String name, String type) {}
}
