package dev.shrike.standalone.sql;

import dev.shrike.standalone.rest.RestException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes statements that end with a semicolon and may have several lines, and {@code \d}, {@code \d TABLE}, {@code \?} and
 * {@code \q}. A statement that fails ends nothing.
 */
public final class Prompt {
    /** Where lines come from; empty at the end. The argument is what to show before the line. */
    public interface Lines extends Function<String, Optional<String>> {}

    private static final String FIRST = "shrike> ";
    private static final String NEXT = "   ...> ";

    private final SqlClient client;
    private final ResultTable table;
    private final Catalogue catalogue;
    private final PrintWriter out;

    public Prompt(SqlClient client, PrintWriter out) {
        this.client = client;
        this.out = out;
        this.table = new ResultTable(out);
        this.catalogue = new Catalogue(client, table);
    }

    /** Until the end of the lines, or {@code \q}. Says whether every statement was answered. */
    public boolean run(Lines lines) {
        boolean right = true;
        StringBuilder statement = new StringBuilder();
        Optional<String> line = lines.apply(FIRST);
        while (line.isPresent() && !(statement.isEmpty() && line.get().strip().equals("\\q"))) {
            String text = line.get().stripTrailing();
            if (statement.isEmpty() && text.strip().startsWith("\\")) {
                right &= command(text.strip());
            } else if (!(statement.isEmpty() && text.isBlank())) {
                statement.append(text).append('\n');
                if (text.endsWith(";")) {
                    right &= ask(statement.toString());
                    statement.setLength(0);
                }
            }
            line = lines.apply(statement.isEmpty() ? FIRST : NEXT);
        }
        return statement.isEmpty() ? right : ask(statement.toString()) && right;
    }

    private boolean command(String command) {
        return attempt(() -> {
            if (command.equals("\\d")) {
                catalogue.tables();
            } else if (command.startsWith("\\d ")) {
                String name = command.substring(3).strip();
                if (!catalogue.columns(name)) {
                    say("There is no table " + name + ": \\d lists them");
                    return false;
                }
            } else {
                say("\\d lists the tables, \\d TABLE its columns, \\q ends; a statement ends with a semicolon");
                return command.equals("\\?");
            }
            return true;
        });
    }

    private boolean ask(String sql) {
        return attempt(() -> {
            table.show(client.ask(sql));
            return true;
        });
    }

    private interface Step {
        boolean done();
    }

    private boolean attempt(Step step) {
        try {
            return step.done();
        } catch (RestException e) {
            say(e.getMessage());
            return false;
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
