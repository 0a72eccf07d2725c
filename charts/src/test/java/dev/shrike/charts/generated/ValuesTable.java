package dev.shrike.charts.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of a chart as a table, from their comments: {@code # -- text} before a value describes it, with everything below it.
 */
final class ValuesTable {
    private static final Pattern COMMENT = Pattern.compile(" *# -- (.*)");
    private static final Pattern VALUE = Pattern.compile("( *)([-A-Za-z0-9_.]+):(?: +(.*))?");

    /** One value: where it stands, what it is by default, and what it means; empty where nothing says that. */
    record Value(String path, String standard, String meaning) {
        boolean described() {
            return !meaning.isEmpty();
        }

        private String row() {
            String shown = standard.isEmpty() ? "" : "`" + standard.replace("|", "\\|") + "`";
            return "| `" + path + "` | " + shown + " | " + meaning + " |";
        }
    }

    private record Level(int indent, String name) {}

    private ValuesTable() {}

    /** Every value with something after its colon, and every described one. */
    static List<Value> values(String yaml) {
        var values = new ArrayList<Value>();
        Deque<Level> levels = new ArrayDeque<>();
        String meaning = "";
        for (String line : yaml.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (comment.matches()) {
                meaning = comment.group(1);
            } else if (value.matches()) {
                int indent = value.group(1).length();
                while (!levels.isEmpty() && levels.peekLast().indent() >= indent) {
                    levels.removeLast();
                }
                levels.addLast(new Level(indent, value.group(2)));
                String standard = value.group(3) == null ? "" : value.group(3);
                if (!standard.isEmpty() || !meaning.isEmpty()) {
                    values.add(new Value(path(levels), standard, meaning));
                }
                meaning = "";
            }
        }
        return values;
    }

    private static String path(Deque<Level> levels) {
        return levels.stream().map(Level::name).collect(Collectors.joining("."));
    }

    /** The described ones, row by row. */
    static String of(String yaml) {
        return values(yaml).stream()
                .filter(Value::described)
                .map(Value::row)
                .collect(Collectors.joining("\n", "| value | default | meaning |\n| --- | --- | --- |\n", "\n"));
    }
}
