package org.example.nests;

import dev.shrike.messaging.projection.Projection;
import dev.shrike.messaging.projection.ProjectionTables;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.example.nests.v1.Nest;

/** Counts nests and young by species. */
@Singleton
class NestsBySpecies implements Projection {
    @Override
    public String name() {
        return "nests-by-species";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String dataSource() {
        return "nests";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("nest", 1, "found"), Selection.of("nest", 1, "fledged"));
    }

    @Override
    public List<String> tables() {
        return List.of("nests_by_species");
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table nests_by_species (species text primary key, nests int not null, young int not null)");
        }
    }

    @Override
    public void apply(StoredEvent event, ProjectionTables tables) throws SQLException {
        Nest nest = (Nest) event.event();
        int found = nest.getType().equals("found") ? 1 : 0;
        tables.write("""
                insert into nests_by_species (species, nests, young) select ?, ?, ?
                on conflict (species) do update set nests = nests_by_species.nests + excluded.nests,
                    young = nests_by_species.young + excluded.young""", nest.getData().getSpecies(), found, nest.getData().getYoung());
    }
}
