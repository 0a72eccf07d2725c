package dev.shrike.standalone.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shows an answer to people, numbers to the right. */
public final class ResultTable {
    private static final int WIDEST = 80;

    private final PrintWriter out;

    public ResultTable(PrintWriter out) {
        this.out = out;
    }

    /** The rows, how many there are, and what is to be known of how current they are. */
    public void show(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("rows").forEach(row -> rows.add(cells(row)));
        List<String> names = new ArrayList<>();
        List<Boolean> numbers = new ArrayList<>();
        for (JsonNode column : answer.path("columns")) {
            names.add(printable(column.path("name").asText()));
            numbers.add(column.path("type").asText().matches(".*INT.*|DOUBLE|FLOAT|DECIMAL.*"));
        }
        if (isExplained(names)) {
            answer.path("rows").forEach(row -> row.path(1).asText().lines().forEach(this::print));
            return;
        }
        table(names, numbers, rows);
        print(count(rows.size()) + (answer.path("truncated").asBoolean() ? ", and more: --rows shows them" : ""));
        answer.path("freshness").forEach(this::warn);
    }

    /** A table of texts. */
    public void table(List<String> names, List<Boolean> numbers, List<List<String>> rows) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            int at = i;
            widths[i] = Math.max(
                    width(names.get(i)),
                    rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
        }
        print(line(names, numbers, widths));
        print(Arrays.stream(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> print(line(row, numbers, widths)));
    }

    /** One line. */
    void say(String line) {
        print(printable(line));
    }

    /** What fits a table of a text from elsewhere. */
    static String cell(String text) {
        return shortened(printable(text));
    }

    private static boolean isExplained(List<String> names) {
        return names.equals(List.of("explain_key", "explain_value"));
    }

    private void warn(JsonNode table) {
        double loaded = table.path("loaded").asDouble();
        String name = table.path("table").asText();
        if (loaded < 1) {
            print("%s is being loaded: %.0f %%".formatted(name, Math.floor(loaded * 100)));
        } else if (table.path("lag").asLong() > 0) {
            print("%s is %,d records behind".formatted(name, table.path("lag").asLong()));
        }
        if (table.path("undecodable").asLong() > 0) {
            print("%s leaves out %,d records that are no events"
                    .formatted(name, table.path("undecodable").asLong()));
        }
    }

    private static List<String> cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.forEach(value -> {
            String text = value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
            cells.add(cell(text));
        });
        return cells;
    }

    private static String line(List<String> cells, List<Boolean> numbers, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : "  ").append(numbers.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
        }
        return line.toString();
    }

    private static String count(int rows) {
        return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shortened(String text) {
        return width(text) <= WIDEST ? text : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** Nothing that comes from an event may steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }

    private void print(String line) {
        out.println(line.stripTrailing());
        out.flush();
    }
}
