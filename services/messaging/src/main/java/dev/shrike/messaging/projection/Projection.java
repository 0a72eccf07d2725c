package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A read model: tables that are a function of events and of nothing else. Every bean of this type is started with the
 * application and follows the event store from the first event on.
 *
 * <p>Guarantee: the rows and the position up to which they were made commit in one transaction of {@link #dataSource()}, so
 * every event counts exactly once whatever crashes, and however many instances of the service run. Events of one stream come
 * in its order; those of several streams in the order in which they were stored, as far as they lie there already.
 *
 * <p>The tables lie in a schema of their own for each build. Readers use views of the same names in the database's default
 * schema, which lead to the live build; a rebuild fills new tables beside it and switches the views in one transaction, so that
 * a statement sees either build whole. Inside {@link #createTables} and {@link #apply} only the build's own tables are in the
 * search path: a projection cannot reach the service's other tables, nor its outbox, by accident. What has to happen elsewhere
 * (mails, calls, further events) belongs into an {@link dev.shrike.messaging.subscribe.EventHandler}.
 *
 * <p>When {@code apply} throws, this projection stops before that event and shows it, until it is told to try again. A message
 * that is no event of the service's catalogue is passed over, counted and noted in {@code projection_set_aside}; a rebuild by a
 * version that knows it applies it.
 */
public interface Projection {

    /** Unique and stable name, e.g. {@code sightings-by-month}: lower case letters, digits and dashes, at most 40. */
    String name();

    /**
     * Version of tables and rules, from 1. Raise it with every change that makes rows differ: the service then rebuilds by
     * itself, and the tables of the version before answer until that is done, without following any further.
     */
    int version();

    /** Name of the datasource, which must be allowed to create schemas in its database. */
    String dataSource();

    /** The events it is made of. An event that fits several selections is applied once. */
    List<Selection> selections();

    /** Names of the tables that readers see, as {@link #createTables} makes them: lower case, digits, underscores. */
    List<String> tables();

    /**
     * Whether rows name people. An erasure reaches the tables by its events, which follow only tables that are live or being
     * filled; so tables that name people are dropped when they are replaced, where others are kept.
     */
    default boolean namesPeople() {
        return false;
    }

    /** Creates the tables, empty, in a schema that is empty too: {@code create table sightings_by_month (...)}. */
    void createTables(Connection connection) throws SQLException;

    /**
     * What one event does to the tables. A pure function of event and tables: no clock, no chance, no calls.
     *
     * @param tables valid during this call only
     */
    void apply(StoredEvent event, ProjectionTables tables) throws SQLException;
}
