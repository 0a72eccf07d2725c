package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.page.platform.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The list as it is shown.
 *
 * @param filter what it is narrowed to
 * @param rows the newest
 * @param total how many match
 * @param redrivable how many of them a redrive can do something about
 * @param cut whether there are more than could be counted
 * @param troubles of those who did not answer
 * @param choices what the list can be narrowed to
 * @param revision changes with everything that is shown
 */
record LetterList(
        LetterFilter filter,
        List<LetterRow> rows,
        int total,
        long redrivable,
        boolean cut,
        List<Trouble> troubles,
        Choices choices,
        String revision) {
    static final int SHOWN = 100;

    /** Values that letters have, each with how many letters have it. */
    record Choices(List<Choice> places, List<Choice> of, List<Choice> reasons) {}

    /** One value. */
    record Choice(String value, long letters) {}

    /** @param all what is there, whatever the filter says of lane, handler and reason */
    static LetterList of(LetterFilter filter, LetterBox.Found all) {
        List<LetterRow> matching = all.rows().stream().filter(filter::matches).toList();
        List<LetterRow> shown = matching.subList(0, Math.min(SHOWN, matching.size()));
        Choices choices = choices(filter, all.rows());
        return new LetterList(
                filter,
                shown,
                matching.size(),
                matching.stream().filter(LetterRow::redrivable).count(),
                all.cut(),
                all.troubles(),
                choices,
                revision(shown, matching.size(), all.troubles(), choices));
    }

    private static Choices choices(LetterFilter filter, List<LetterRow> rows) {
        List<LetterRow> there =
                rows.stream().filter(row -> filter.wants(row.where())).toList();
        return new Choices(
                count(rows.stream().map(LetterRow::where).toList(), filter.where()),
                count(
                        there.stream()
                                .map(LetterRow::of)
                                .filter(of -> !of.isEmpty())
                                .toList(),
                        filter.of()),
                count(there.stream().map(LetterRow::reason).toList(), filter.reason()));
    }

    private static List<Choice> count(List<String> values, String chosen) {
        TreeSet<String> names = new TreeSet<>(values);
        if (!chosen.isEmpty()) {
            names.add(chosen);
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        return names.stream()
                .map(name -> new Choice(name, counts.getOrDefault(name, 0L)))
                .toList();
    }

    private static String revision(List<LetterRow> shown, int total, List<Trouble> troubles, Choices choices) {
        CRC32 sum = new CRC32();
        shown.forEach(row -> sum.update((row.key() + row.state() + row.failures()).getBytes(StandardCharsets.UTF_8)));
        sum.update((total + troubles.toString() + choices).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
