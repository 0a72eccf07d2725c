package dev.shrike.analytics;

import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.load.Loader;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.query.Queries;
import dev.shrike.analytics.query.Query;
import dev.shrike.analytics.query.QueryLimits;
import dev.shrike.analytics.query.QueryResult;
import dev.shrike.analytics.table.Table;
import dev.shrike.analytics.table.Tables;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * SQL over the compacted topics. Queries are answered from the start on, with what is loaded by then; each answer says how much that
 * is. Thread-safe.
 */
public final class Analytics implements AutoCloseable {
    private final AnalyticsSettings settings;
    private final List<Table> tables;
    private final Database database;
    private final Loader loader;
    private final Queries queries;

    /** Opens the database with empty tables; {@link #start} fills them. */
    public Analytics(AnalyticsSettings settings, EventCatalogue catalogue, Clock clock) {
        this.settings = settings;
        this.tables = Tables.of(catalogue);
        this.database = Database.open(settings.memory(), settings.threads());
        this.loader = new Loader(database, tables, catalogue, settings.load(), clock);
        this.queries = new Queries(database, settings.concurrency());
    }

    /** Begins to load the tables and to follow their topics. */
    public void start() {
        loader.start();
    }

    /**
     * Answers a query, within its limits and those of the settings.
     *
     * @throws dev.shrike.analytics.query.QueryException when it is wrong, not allowed, or takes more than it may
     * @throws InterruptedException when the caller stops waiting; the query is cancelled
     */
    public Answer query(Query query) throws InterruptedException {
        List<TableFreshness> before = loader.freshness();
        QueryResult result = queries.run(
                new Query(query.sql(), query.parameters(), query.limits().within(settings.limits())));
        return new Answer(
                result,
                before.stream()
                        .filter(table -> result.tables().contains(table.table()))
                        .toList());
    }

    /**
     * Whether a statement could be run, without running it.
     *
     * @throws dev.shrike.analytics.query.QueryException when it is wrong or not allowed, or as many run as may at once
     * @throws InterruptedException when the caller stops waiting
     */
    public void check(String sql) throws InterruptedException {
        queries.check(sql);
    }

    /** The tables, in the order of the catalogue. */
    public List<Table> tables() {
        return tables;
    }

    /** How current each table is, in the order of the catalogue. */
    public List<TableFreshness> freshness() {
        return loader.freshness();
    }

    /** What keeps the tables from being current, if anything does. */
    public Optional<String> trouble() {
        return loader.trouble();
    }

    /** Whether all is well, and everything loaded that the topics held at the start. */
    public boolean isReady() {
        return trouble().isEmpty() && freshness().stream().allMatch(TableFreshness::isLoaded);
    }

    /** The most that one query may take. */
    public QueryLimits limits() {
        return settings.limits();
    }

    /**
     * Waits until the tables include everything below these offsets of their topics: who has written a record reads it then.
     *
     * @param atLeastNextOffset by partition of a compacted topic, the offset after the last record that is to be included
     * @return whether they do
     */
    public boolean await(Map<TopicPartition, Long> atLeastNextOffset, Duration atMost) throws InterruptedException {
        return loader.await(atLeastNextOffset, atMost);
    }

    @Override
    public void close() {
        loader.close();
        queries.close();
        database.close();
    }
}
