package dev.shrike.standalone.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Shows which tables there are and what is in them. */
public final class Catalogue {
    private final SqlClient client;
    private final ResultTable table;

    public Catalogue(SqlClient client, ResultTable table) {
        this.client = client;
        this.table = table;
    }

    /** All tables. */
    public void tables() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : client.tables()) {
            rows.add(List.of(
                    one.path("name").asText(),
                    one.path("topic").asText(),
                    "%,d".formatted(one.path("rows").asLong()),
                    "%,d".formatted(one.path("lag").asLong()),
                    "%.0f %%".formatted(Math.floor(one.path("loaded").asDouble() * 100))));
        }
        table.table(List.of("TABLE", "TOPIC", "ROWS", "LAG", "LOADED"), List.of(false, false, true, true, true), rows);
    }

    /** The columns of one table; false when there is none of that name. */
    public boolean columns(String name) {
        for (JsonNode one : client.tables()) {
            if (one.path("name").asText().equalsIgnoreCase(name)) {
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode column : one.path("columns")) {
                    String sealed = column.path("sealed").asBoolean() ? "sealed, always NULL" : "";
                    rows.add(List.of(
                            column.path("name").asText(),
                            column.path("type").asText(),
                            column.path("path").asText(),
                            sealed.isEmpty() ? column.path("meaning").asText() : sealed));
                }
                table.table(List.of("COLUMN", "TYPE", "FROM", "MEANING"), List.of(false, false, false, false), rows);
                return true;
            }
        }
        return false;
    }
}
