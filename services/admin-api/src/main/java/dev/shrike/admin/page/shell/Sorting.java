package dev.shrike.admin.page.shell;

import io.micronaut.core.annotation.Nullable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * By which column a table is sorted, and where the heads of the others lead. In addresses: {@code sort=name}, or {@code sort=-name} for
 * descending. Immutable.
 *
 * @param link the page as it is, with its filters
 */
public record Sorting(String column, boolean descending, Link link) {
    private static final String PARAMETER = "sort";

    /** As the address says; by a default when it says nothing that is a column. */
    public static Sorting of(@Nullable String wanted, List<String> columns, String otherwise, Link link) {
        String sort = wanted != null && columns.contains(wanted.replaceFirst("^-", "")) ? wanted : otherwise;
        return new Sorting(
                sort.replaceFirst("^-", ""),
                sort.startsWith("-"),
                link.with(PARAMETER, sort.equals(otherwise) ? null : sort));
    }

    /** For {@code aria-sort}; null leaves the attribute out. */
    @Nullable
    public String aria(String of) {
        if (!of.equals(column)) {
            return null;
        }
        return descending ? "descending" : "ascending";
    }

    /** Where the head of a column leads: to the table sorted by it, or the other way round. */
    public String href(String of) {
        boolean turn = of.equals(column) && !descending;
        return link.with(PARAMETER, turn ? "-" + of : of)
                .with("after", null)
                .with("page", null)
                .href();
    }

    /** Rows in the order of the column. */
    public <T> List<T> sorted(List<T> rows, Map<String, Comparator<T>> columns) {
        Comparator<T> order = columns.get(column);
        return rows.stream().sorted(descending ? order.reversed() : order).toList();
    }
}
