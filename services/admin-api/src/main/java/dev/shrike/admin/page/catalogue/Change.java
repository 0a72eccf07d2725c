package dev.shrike.admin.page.catalogue;

import dev.shrike.schemas.catalogue.EventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One difference between two versions.
 *
 * @param kind added, removed or changed
 * @param what the field's path, or the type of fact
 * @param how in words
 */
record Change(Kind kind, String what, String how) {

    enum Kind {
        ADDED("good", "added"),
        REMOVED("bad", "removed"),
        CHANGED("warn", "changed");

        private final String tone;
        private final String word;

        Kind(String tone, String word) {
            this.tone = tone;
            this.word = word;
        }

        String tone() {
            return tone;
        }

        String word() {
            return word;
        }
    }

    /** In the order: types of fact, then fields that went, then fields that came or are otherwise now. */
    static List<Change> between(EventSchema before, EventSchema now) {
        List<Change> changes = new ArrayList<>();
        now.types().stream()
                .filter(type -> !before.types().contains(type))
                .sorted()
                .forEach(type -> changes.add(new Change(Kind.ADDED, type, "a type of fact")));
        before.types().stream()
                .filter(type -> !now.types().contains(type))
                .sorted()
                .forEach(type -> changes.add(new Change(Kind.REMOVED, type, "a type of fact")));
        Map<String, FieldRow> old = fields(before);
        Map<String, FieldRow> present = fields(now);
        FieldRow.of(before).stream()
                .filter(row -> !present.containsKey(row.path()))
                .forEach(row -> changes.add(new Change(Kind.REMOVED, row.path(), row.type())));
        FieldRow.of(now).forEach(row -> compare(old.get(row.path()), row, changes));
        return changes;
    }

    private static void compare(FieldRow before, FieldRow now, List<Change> changes) {
        String form = now.type() + (now.optional() ? ", optional" : "") + (now.sealed() ? ", sealed" : "");
        if (before == null) {
            changes.add(new Change(Kind.ADDED, now.path(), form));
        } else if (!before.type().equals(now.type())
                || before.optional() != now.optional()
                || before.sealed() != now.sealed()) {
            changes.add(new Change(Kind.CHANGED, now.path(), form));
        }
    }

    private static Map<String, FieldRow> fields(EventSchema version) {
        return FieldRow.of(version).stream().collect(Collectors.toMap(FieldRow::path, Function.identity()));
    }
}
