package dev.shrike.watch.dashboard;

import dev.shrike.watch.dashboard.Panel.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A dashboard, as it is put together: rows of panels, in the order in which they are added. Not thread-safe. */
public final class Dashboard {
    private final String name;
    private final String title;
    private final String description;
    private final List<Row> rows = new ArrayList<>();

    /** A heading, and what is below it. */
    record Row(String title, List<Panel> panels) {}

    /**
     * @param name of its file, and in links
     */
    Dashboard(String name, String title, String description) {
        this.name = name;
        this.title = title;
        this.description = description;
    }

    /** A heading. */
    Dashboard row(String heading) {
        rows.add(new Row(heading, new ArrayList<>()));
        return this;
    }

    /** One number, red from the limit on. */
    Dashboard number(String heading, String meaning, String unit, double limit, String expression) {
        return add(new Panel(Kind.NUMBER, heading, meaning, unit, limit, List.of(new Query(expression, ""))));
    }

    /** One number, red below the limit. */
    Dashboard atLeast(String heading, String meaning, String unit, double limit, String expression) {
        return add(new Panel(Kind.AT_LEAST, heading, meaning, unit, limit, List.of(new Query(expression, ""))));
    }

    /** Lines over time. */
    Dashboard lines(String heading, String meaning, String unit, Query... queries) {
        return lines(heading, meaning, unit, Double.NaN, queries);
    }

    /** Lines over time, with the limit drawn among them. */
    Dashboard lines(String heading, String meaning, String unit, double limit, Query... queries) {
        return add(new Panel(Kind.LINES, heading, meaning, unit, limit, Arrays.asList(queries)));
    }

    private Dashboard add(Panel panel) {
        rows.getLast().panels().add(panel);
        return this;
    }

    /** Name of its file, without ending. */
    public String name() {
        return name;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** All panels, in order. */
    public List<Panel> panels() {
        return rows.stream().flatMap(row -> row.panels().stream()).toList();
    }
}
