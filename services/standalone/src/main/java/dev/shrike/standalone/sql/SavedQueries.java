package dev.shrike.standalone.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Saves statements under names, and shows what is saved. */
public final class SavedQueries {
    private final SqlClient client;
    private final ResultTable table;

    public SavedQueries(SqlClient client, ResultTable table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Saves one, and says so.
     *
     * @param description may be null
     */
    public void save(String name, String sql, String description) {
        JsonNode saved = client.save(name, sql, description);
        table.say("Saved as " + saved.path("name").asText());
    }

    /** All of them. */
    public void list() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : client.saved()) {
            rows.add(List.of(
                    one.path("name").asText(),
                    one.path("changed").asText().replaceFirst("\\.\\d+Z$", "Z"),
                    one.at("/owner/id").asText(),
                    ResultTable.cell(
                            one.path("description").asText(one.path("sql").asText()))));
        }
        table.table(List.of("NAME", "CHANGED", "OWNER", "MEANING"), List.of(false, false, false, false), rows);
    }
}
