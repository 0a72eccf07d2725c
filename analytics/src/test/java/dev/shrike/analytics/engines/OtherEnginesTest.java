package dev.shrike.analytics.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.analytics.table.Table;
import dev.shrike.analytics.table.Tables;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files in {@code catalogue/} are what the event catalogue says; {@code -Dshrike.catalogue=write} writes them anew. */
class OtherEnginesTest {
    private static final List<Table> TABLES = Tables.of(EventCatalogue.standard());

    @Test
    void theViewsOfTrinoAreCurrent() throws IOException {
        assertCurrent("trino.sql", OtherEngines.trino(TABLES));
    }

    @Test
    void theTablesOfKsqlDbAreCurrent() throws IOException {
        assertCurrent("ksqldb.sql", OtherEngines.ksqlDb(TABLES));
    }

    @Test
    void whatIsSealedIsLeftOut() {
        assertThat(OtherEngines.trino(TABLES))
                .contains("\"data\".\"sighting\".\"species\" as \"species\"")
                .doesNotContain("\"note\"", "\"location\"", "\"profile\"");
    }

    private static void assertCurrent(String name, String made) throws IOException {
        Path file = Path.of("catalogue", name);
        if ("write".equals(System.getProperty("shrike.catalogue"))) {
            Files.writeString(file, made);
        }
        assertThat(file).hasContent(made);
    }
}
