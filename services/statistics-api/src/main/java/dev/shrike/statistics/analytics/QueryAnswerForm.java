package dev.shrike.statistics.analytics;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The JSON form of an answer to SQL, for the OpenAPI document; answers are written as the rows come.
 *
 * @param columns their names and DuckDB types
 * @param rows each with a value per column
 * @param truncated whether there were more rows than were asked for
 * @param tookMs how long it took, in milliseconds
 * @param freshness how current the tables are that were read
 */
@Schema(name = "QueryAnswer")
public record QueryAnswerForm(
        List<Column> columns, List<List<Object>> rows, boolean truncated, long tookMs, List<Freshness> freshness) {

    /** One column. */
    public record Column(String name, String type) {}

    /**
     * How current one table is.
     *
     * @param lag records of the topic that are not loaded yet
     * @param loaded records that are
     * @param position the newest event in it: its stream and sequence
     * @param knownAt when the lag was last looked at
     * @param undecodable records that could not be read
     */
    public record Freshness(
            String table,
            String topic,
            long rows,
            long lag,
            long loaded,
            @Nullable String position,
            @Nullable Instant knownAt,
            long undecodable,
            @Nullable String lastUndecodable) {}
}
