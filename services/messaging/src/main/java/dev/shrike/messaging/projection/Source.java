package dev.shrike.messaging.projection;

import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a projection reads of one stream.
 *
 * @param filter the one filter that the server applies
 * @param wanted which of the messages behind it are wanted
 */
record Source(String stream, String filter, Predicate<String> wanted) {

    /** The sources of a projection, one for each stream. */
    static List<Source> of(List<Selection> selections, EventCatalogue catalogue) {
        Map<String, List<Selection>> byEvent =
                selections.stream().collect(Collectors.groupingBy(Selection::event, TreeMap::new, Collectors.toList()));
        return byEvent.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), catalogue))
                .toList();
    }

    private static Source of(String event, List<Selection> selections, EventCatalogue catalogue) {
        String stream = catalogue.event(event).stream();
        List<String> subjects = selections.stream()
                .map(selection -> selection.subjects(catalogue))
                .distinct()
                .toList();
        if (subjects.size() == 1) {
            return new Source(stream, subjects.getFirst(), subject -> true);
        }
        Predicate<String> any = subjects.stream().map(Source::matching).reduce(subject -> false, Predicate::or);
        return new Source(stream, catalogue.event(event).subjects(), any);
    }

    private static Predicate<String> matching(String filter) {
        String pattern = Pattern.quote(filter).replace("*", "\\E[^.]+\\Q").replace(">", "\\E.+\\Q");
        return Pattern.compile(pattern).asMatchPredicate();
    }
}
