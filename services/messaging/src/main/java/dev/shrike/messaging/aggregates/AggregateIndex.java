package dev.shrike.messaging.aggregates;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.projection.ProjectionTables;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which aggregates of each event there are. A service that wants the index makes it a bean, which is its projection and its
 * reader in one.
 *
 * <p>It is behind the streams by a moment. An erased person's aggregates leave it with the request for the erasure and do not come
 * back, but for {@code gdpr}, whose events are the evidence and stay for ever.
 *
 * <p>Safe for use by many threads.
 */
public final class AggregateIndex implements Projection {
    /** Most aggregates that one read gives. */
    public static final int MAX_LIMIT = 1_000;

    private static final String EVIDENCE = "gdpr";
    private static final String ERASURE = "delete";
    private static final String COUNT = """
            insert into aggregate_index (event, aggregate, events, first_sequence, first_at, last_sequence, last_at)
            select seen.event, seen.aggregate, 1, seen.sequence, seen.at, seen.sequence, seen.at
            from (select ?::text as event, ?::text as aggregate, ?::bigint as sequence, ?::timestamptz as at) seen
            where seen.event = 'gdpr' or not exists (select 1 from aggregate_erased gone where gone.aggregate = seen.aggregate)
            on conflict (event, aggregate) do update
            set events = aggregate_index.events + 1, last_sequence = excluded.last_sequence, last_at = excluded.last_at""";
    private static final String FENCE =
            "insert into aggregate_erased (aggregate) select ? on conflict (aggregate) do nothing";
    private static final String FORGET = "delete from aggregate_index where aggregate = ? and event <> 'gdpr'";

    private final EventCatalogue catalogue;
    private final String dataSource;
    private final IndexRows rows;

    /**
     * An index of all events of the catalogue.
     *
     * @param dataSource name of the datasource
     * @param transactions of that datasource
     */
    public AggregateIndex(EventCatalogue catalogue, String dataSource, TransactionOperations<Connection> transactions) {
        this.catalogue = catalogue;
        this.dataSource = dataSource;
        this.rows = new IndexRows(transactions);
    }

    /**
     * Aggregates of an event in the order of their first events. Pages of any size show one sequence, to whose end new aggregates
     * are added. When an aggregate's oldest events have expired, a rebuild moves it to where its oldest event left is, so it may
     * be seen twice by who reads meanwhile, but is not missed.
     *
     * @param event name of the event in the catalogue
     * @param after {@code next} of the page before; 0 is the beginning
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     */
    public AggregatePage list(String event, long after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
        return rows.page(catalogue.event(event).name(), after, limit);
    }

    @Override
    public String name() {
        return "aggregate-index";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String dataSource() {
        return dataSource;
    }

    @Override
    public List<Selection> selections() {
        return catalogue.events().stream()
                .map(EventDefinition::name)
                .map(Selection::all)
                .toList();
    }

    @Override
    public List<String> tables() {
        return List.of("aggregate_index", "aggregate_erased");
    }

    @Override
    public boolean namesPeople() {
        return true;
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table aggregate_index (
                        event          text        not null,
                        aggregate      text        not null,
                        events         bigint      not null,
                        first_sequence bigint      not null,
                        first_at       timestamptz not null,
                        last_sequence  bigint      not null,
                        last_at        timestamptz not null,
                        primary key (event, aggregate)
                    ) with (fillfactor = 70)""");
            statement.execute("create unique index on aggregate_index (event, first_sequence)");
            statement.execute("create table aggregate_erased (aggregate text primary key)");
        }
    }

    @Override
    public void apply(StoredEvent stored, ProjectionTables tables) throws SQLException {
        String event = stored.definition().event();
        String aggregate = stored.definition().aggregateOf(stored.event());
        if (event.equals(EVIDENCE) && stored.envelope().type().equals(ERASURE)) {
            tables.write(FENCE, aggregate);
            tables.write(FORGET, aggregate);
        }
        tables.write(COUNT, event, aggregate, stored.sequence(), stored.storedAt());
    }
}
