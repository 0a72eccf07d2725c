package dev.shrike.standalone.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the running platform in SQL. */
public final class SqlClient {
    private static final String PATH = "/analytics/query";
    private static final String SAVED = "/analytics/queries";

    private final PlatformRest platform;
    private final Integer rows;

    /** @param rows the most to answer, or null for what the platform does */
    public SqlClient(PlatformRest platform, Integer rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /**
     * The answer as JSON.
     *
     * @throws dev.shrike.standalone.rest.RestException when the platform refuses, or does not answer
     */
    public JsonNode ask(String sql) {
        return platform.post(PATH, request(sql, "json"));
    }

    /**
     * The answer as the bytes of a format.
     *
     * @throws dev.shrike.standalone.rest.RestException when the platform refuses, or does not answer
     */
    public byte[] fetch(String sql, String format) {
        return platform.postForBytes(PATH, request(sql, format));
    }

    /**
     * The answer to a saved query as JSON.
     *
     * @throws dev.shrike.standalone.rest.RestException when there is none of that name, or the platform refuses or does not answer
     */
    public JsonNode askSaved(String name) {
        return platform.post(savedPath(name) + "/run", wish("json"));
    }

    /**
     * The answer to a saved query as the bytes of a format.
     *
     * @throws dev.shrike.standalone.rest.RestException as of {@link #askSaved}
     */
    public byte[] fetchSaved(String name, String format) {
        return platform.postForBytes(savedPath(name) + "/run", wish(format));
    }

    /**
     * Keeps a statement under a name.
     *
     * @param description may be null
     * @throws dev.shrike.standalone.rest.RestException when the platform refuses, or does not answer
     */
    public JsonNode save(String name, String sql, String description) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("sql", sql);
        return platform.put(savedPath(name), description == null ? query : query.put("description", description));
    }

    /** All saved queries, by name. */
    public List<JsonNode> saved() {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = platform.get(SAVED + "?limit=500&after=" + encoded(after));
            page.path("queries").forEach(all::add);
            after = page.path("next").textValue();
        }
        return all;
    }

    /** The tables with their columns. */
    public JsonNode tables() {
        return platform.get("/analytics/tables").path("tables");
    }

    private ObjectNode request(String sql, String format) {
        return wish(format).put("sql", sql);
    }

    private ObjectNode wish(String format) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("format", format);
        if (rows != null) {
            request.putObject("limits").put("rows", rows);
        }
        return request;
    }

    private static String savedPath(String name) {
        return SAVED + "/" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
