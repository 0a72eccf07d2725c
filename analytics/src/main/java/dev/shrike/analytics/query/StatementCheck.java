package dev.shrike.analytics.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.query.QueryException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through what is one reading statement and uses nothing that is shut. Decides on the syntax tree that DuckDB's own parser
 * makes, and not on the text: kinds of nodes and table functions are allowed by name, what is not known is refused. Thread-safe.
 */
final class StatementCheck {
    /** Deeply nested SQL would need more stack than a thread has. */
    static final int LONGEST = 32_768;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXPLAIN =
            Pattern.compile("\\s*explain\\s+(analyze\\s+)?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> NODES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
    private static final Set<String> TABLE_FUNCTIONS = Set.of(
            "range",
            "generate_series",
            "unnest",
            "repeat",
            "json_each",
            "json_tree",
            "duckdb_columns",
            "duckdb_tables",
            "duckdb_functions",
            "duckdb_types",
            "duckdb_keywords",
            "summary",
            "pg_timezone_names");
    /** Change something from one call to the next, and yet do nothing but give a value. */
    private static final Set<String> HARMLESS = Set.of("random", "uuid", "gen_random_uuid", "uuidv4", "uuidv7");
    /** Shut by name, whatever the version of DuckDB says of them. */
    private static final Set<String> SHUT = Set.of(
            "getenv",
            "getvariable",
            "current_setting",
            "pg_sleep",
            "sleep_ms",
            "write_log",
            "nextval",
            "setval",
            "query",
            "currval",
            "setseed",
            "stats",
            "printf",
            "format");

    private final Set<String> shut;

    StatementCheck(Database database) {
        Set<String> all = new HashSet<>(SHUT);
        all.addAll(
                database.strings("select distinct function_name from duckdb_functions() where stability = 'VOLATILE'"));
        all.removeAll(HARMLESS);
        shut = Set.copyOf(all);
    }

    /**
     * Checks a statement.
     *
     * @return the names of the tables that it reads, in lower case, and of what it names itself
     * @throws QueryException when it is wrong or not allowed
     */
    Set<String> check(Connection connection, String sql) {
        if (sql.length() > LONGEST) {
            throw new QueryException(Kind.NOT_ALLOWED, "A statement has at most " + LONGEST + " characters");
        }
        Matcher explain = EXPLAIN.matcher(sql);
        int ahead = explain.lookingAt() ? explain.end() : 0;
        JsonNode tree = tree(connection, sql.substring(ahead));
        if (tree.path("error").asBoolean()) {
            if (tree.path("error_message").asText().startsWith("Only SELECT")) {
                throw new QueryException(
                        Kind.NOT_ALLOWED,
                        "Only SELECT, VALUES, SHOW, DESCRIBE, SUMMARIZE and EXPLAIN of these can be run");
            }
            throw SqlErrors.of(sql, tree.toString(), ahead, null);
        }
        JsonNode statements = tree.path("statements");
        if (statements.size() != 1) {
            throw new QueryException(
                    statements.isEmpty() ? Kind.INVALID : Kind.NOT_ALLOWED,
                    statements.isEmpty() ? "There is no statement" : "One statement at a time");
        }
        return walk(statements.get(0));
    }

    private static JsonNode tree(Connection connection, String sql) {
        try (PreparedStatement parse = connection.prepareStatement("select json_serialize_sql(?::varchar)")) {
            parse.setString(1, sql);
            try (ResultSet row = parse.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1));
            }
        } catch (SQLException e) {
            throw SqlErrors.of(sql, e.getMessage(), 0, e);
        } catch (JsonProcessingException e) {
            throw new QueryException(Kind.NOT_ALLOWED, "The statement is nested too deeply");
        }
    }

    private Set<String> walk(JsonNode statement) {
        Set<String> tables = new HashSet<>();
        Amplification amplification = new Amplification();
        Deque<JsonNode> left = new ArrayDeque<>();
        left.push(statement);
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            String type = node.path("type").asText("");
            if (type.equals("TABLE_FUNCTION")) {
                JsonNode function = node.path("function");
                allow(TABLE_FUNCTIONS.contains(name(function)), "the table function " + name(function));
                left.push(function.path("arguments"));
                continue;
            }
            if (type.endsWith("_NODE")) {
                allow(NODES.contains(type), "writing");
            } else if (type.equals("BASE_TABLE")) {
                tables.add(node.path("table_name").asText().toLowerCase(Locale.ROOT));
            } else if (node.path("class").asText("").equals("FUNCTION") && node.has("function_name")) {
                allow(!shut.contains(name(node)), "the function " + name(node));
                amplification.check(name(node), node.path("arguments"));
            }
            node.forEach(left::push);
        }
        return tables;
    }

    private static String name(JsonNode function) {
        return function.path("function_name").asText().toLowerCase(Locale.ROOT);
    }

    private static void allow(boolean allowed, String what) {
        if (!allowed) {
            throw new QueryException(Kind.NOT_ALLOWED, "Not allowed: " + what);
        }
    }
}
