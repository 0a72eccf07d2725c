package dev.shrike.messaging.example;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.projection.ProjectionTables;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

@Singleton
@Requires(property = "tick.totals")
class TickTotals implements Projection {

    @Override
    public String name() {
        return "tick-totals";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String dataSource() {
        return "birds";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public List<String> tables() {
        return List.of("tick_total");
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table tick_total (person uuid primary key, ticks bigint not null)");
        }
    }

    @Override
    public void apply(StoredEvent event, ProjectionTables tables) throws SQLException {
        UUID person = event.definition().personOf(event.event()).orElseThrow();
        tables.write("""
                insert into tick_total (person, ticks) select ?, 1
                on conflict (person) do update set ticks = tick_total.ticks + 1""", person);
    }
}
