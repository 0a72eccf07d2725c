package dev.shrike.ticks.sightings;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.projection.ProjectionTables;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.ticks.TickApi;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Counts sightings and birds by species and month. A tick without a sighting says nothing about either and is left out. */
@Singleton
class SightingsByMonth implements Projection {
    private static final String COUNT = """
            insert into sightings_by_month (species, month, sightings, birds) select ?, ?, 1, ?
            on conflict (species, month) do update
            set sightings = sightings_by_month.sightings + 1, birds = sightings_by_month.birds + excluded.birds""";

    @Override
    public String name() {
        return "sightings-by-month";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String dataSource() {
        return TickApi.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public List<String> tables() {
        return List.of("sightings_by_month");
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table sightings_by_month (
                        species   text   not null,
                        month     text   not null,
                        sightings bigint not null,
                        birds     bigint not null,
                        primary key (species, month)
                    ) with (fillfactor = 70)""");
            statement.execute("create index on sightings_by_month (month)");
        }
    }

    @Override
    public void apply(StoredEvent event, ProjectionTables tables) throws SQLException {
        Sighting sighting = ((Tick) event.event()).getData().getSighting();
        if (sighting != null) {
            String month = Months.of(sighting.getObservedAt(), event.envelope().time());
            int birds = sighting.getCount() == null ? 1 : sighting.getCount();
            tables.write(COUNT, sighting.getSpecies(), month, birds);
        }
    }
}
