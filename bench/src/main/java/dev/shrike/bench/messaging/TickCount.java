package dev.shrike.bench.messaging;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.projection.ProjectionTables;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Counts ticks by person, one statement an event, as a service would. */
final class TickCount implements Projection {
    static final String NAME = "tick-count";
    static final String TABLE =
            "create table tick_count (person uuid primary key, ticks bigint not null) with (fillfactor = 70)";
    static final String COUNT = """
            insert into tick_count (person, ticks) select ?, 1
            on conflict (person) do update set ticks = tick_count.ticks + 1""";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String dataSource() {
        return Station.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public List<String> tables() {
        return List.of("tick_count");
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    @Override
    public void apply(StoredEvent event, ProjectionTables tables) throws SQLException {
        UUID person = event.definition().personOf(event.event()).orElseThrow();
        tables.write(COUNT, person);
    }
}
