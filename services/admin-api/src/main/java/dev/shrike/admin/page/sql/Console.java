package dev.shrike.admin.page.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.admin.page.platform.Answer;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The console: what can be asked for, and what was saved. */
record Console(Answer<Tables> tables, Answer<Saved> saved, String sql) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As statistics-api answers. */
    record Tables(List<Table> tables) {}

    /** A table. */
    record Table(
            String name,
            String topic,
            long rows,
            long lag,
            double loaded,
            @Nullable Instant position,
            List<Column> columns) {

        boolean isLoading() {
            return loaded < 1;
        }

        long percent() {
            return Math.round(Math.floor(loaded * 100));
        }
    }

    /** A column. */
    record Column(String name, String type, String path, String meaning, boolean sealed) {}

    /** As statistics-api answers. */
    record Saved(List<Query> queries) {}

    /** A saved query. */
    record Query(
            String name, Owner owner, String sql, @Nullable String description, Instant created, Instant changed) {}

    /** Whose it is. */
    record Owner(UUID id) {}

    /** Names for the completion: each table with its columns. As JSON for an attribute. */
    String completion() {
        ObjectNode names = JSON.createObjectNode();
        tables.orElse(new Tables(List.of())).tables().forEach(table -> {
            ArrayNode columns = names.putArray(table.name());
            table.columns().forEach(column -> columns.add(column.name()));
        });
        return names.toString();
    }
}
