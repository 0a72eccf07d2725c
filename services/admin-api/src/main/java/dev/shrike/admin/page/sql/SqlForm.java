package dev.shrike.admin.page.sql;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was typed into the console: a form has texts, and no numbers. {@code toString} shows nothing of it. */
@Introspected
record SqlForm(
        @Nullable String sql,
        @Nullable String rows,
        @Nullable String seconds,
        @Nullable String name,
        @Nullable String description) {
    static final int ROWS = 1_000;
    /** More do not fit into a page. */
    static final int MOST_ROWS = 5_000;

    static final int SECONDS = 30;

    String text() {
        return sql == null ? "" : sql;
    }

    int patience() {
        return number(seconds, SECONDS, SECONDS);
    }

    /** The question that is put to statistics-api. */
    Map<String, Object> question(String format, int most) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("rows", number(rows, ROWS, most));
        limits.put("seconds", patience());
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("sql", text());
        question.put("format", format);
        question.put("limits", limits);
        return question;
    }

    /** From 1 to the most; what is no number is as good as none. */
    private static int number(@Nullable String typed, int otherwise, int most) {
        try {
            return typed == null ? otherwise : Math.clamp(Long.parseLong(typed.strip()), 1, most);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return "SqlForm[redacted]";
    }
}
