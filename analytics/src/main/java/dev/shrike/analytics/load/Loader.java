package dev.shrike.analytics.load;

import dev.shrike.analytics.database.AnalyticsException;
import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.table.Table;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.wire.ConfluentFormat;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables as the compacted topics are, on threads of its own: reads them to their end, then follows them. When that cannot
 * begin or fails, it begins anew after a pause, with empty tables. Thread-safe.
 */
public final class Loader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
    private static final Duration CLOSE = Duration.ofSeconds(15);

    private final Database database;
    private final List<Table> tables;
    private final EventCatalogue catalogue;
    private final LoadSettings settings;
    private final Clock clock;
    private final Positions positions = new Positions();
    private final Map<Table, TableState> states = new LinkedHashMap<>();
    private final Map<Table, RowSource> sources = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble = "The tables are being opened";

    public Loader(Database database, List<Table> tables, EventCatalogue catalogue, LoadSettings settings, Clock clock) {
        this.database = database;
        this.tables = List.copyOf(tables);
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        tables.forEach(table -> states.put(table, new TableState(table, positions)));
        this.thread = Thread.ofPlatform().name("analytics-read").daemon().unstarted(this::run);
        empty();
        register();
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** How current each table is, in the order of the catalogue. */
    public List<TableFreshness> freshness() {
        return states.values().stream().map(TableState::freshness).toList();
    }

    /** What keeps the tables from being current, if anything does. */
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /**
     * Waits until the tables include everything below these offsets of their topics.
     *
     * @param atLeastNextOffset by partition, the offset after the last record that is to be included
     * @return whether they do
     */
    public boolean await(Map<TopicPartition, Long> atLeastNextOffset, Duration atMost) throws InterruptedException {
        return positions.await(atLeastNextOffset, atMost);
    }

    private void run() {
        try {
            do {
                load();
            } while (!closing.await(settings.startAgainAfter().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            trouble = "The tables are not loaded before this service is started again: " + e;
            LOG.error("Loading the analytics tables ended", e);
        }
    }

    private void load() throws InterruptedException {
        try (SchemaRegistry registry = new SchemaRegistry(settings.registry(), settings.timeout());
                KafkaConsumer<byte[], byte[]> consumer = settings.consumer()) {
            Decoding decoding =
                    new Decoding(tables, catalogue, new ConfluentFormat(catalogue, registry.registerAll(catalogue)));
            positions.forget();
            empty();
            Reading reading = new Reading(consumer, states.values(), settings, clock);
            reading.begin(tables.stream().map(Table::topic).toList());
            trouble = "";
            try (Writing writing = new Writing(database, sources, states, positions)) {
                reading.follow(decoding, writing, () -> closing.getCount() == 0, text -> trouble = text);
            }
        } catch (KafkaException e) {
            tell("Kafka cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            tell(e.getMessage(), e);
        }
    }

    private void empty() {
        database.run(tables.stream()
                .map(table -> table.ddl().replaceFirst("create table", "create or replace table"))
                .toList());
    }

    private void register() {
        try (DuckDBConnection connection = database.connect()) {
            for (Table table : tables) {
                sources.put(table, RowSource.register(table, connection));
            }
        } catch (SQLException e) {
            throw new AnalyticsException("DuckDB does not take a function: " + e.getMessage(), e);
        }
    }

    /** Once per kind of trouble, however often it is met. */
    private void tell(String met, RuntimeException cause) {
        if (!met.equals(trouble)) {
            LOG.warn("The analytics tables are not loaded: {}", met, cause);
        }
        trouble = met;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(CLOSE)) {
                LOG.warn("Loading the analytics tables did not end in time");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
