package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Menu;

/**
 * What the list is narrowed to; empty for no matter.
 *
 * @param where {@code bridge}, {@code topologies}, or a service's database
 * @param of a lane of the bridge, or a handler of a service
 * @param reason as letters have it
 * @param settled whether those that are done with are shown as well
 */
record LetterFilter(String where, String of, String reason, boolean settled) {
    static final String BRIDGE = "bridge";
    static final String TOPOLOGIES = "topologies";

    static final LetterFilter NONE = new LetterFilter("", "", "", false);

    boolean narrows() {
        return settled || !(where + of + reason).isEmpty();
    }

    /** Whether letters of this place are wanted. */
    boolean wants(String place) {
        return where.isEmpty() || where.equals(place);
    }

    boolean matches(LetterRow row) {
        return wants(row.where())
                && (of.isEmpty() || of.equals(row.of()))
                && (reason.isEmpty() || reason.equals(row.reason()))
                && (settled || !row.settled());
    }

    /** The page with it. */
    Link link() {
        return on(Menu.DEAD_LETTERS.href());
    }

    /** An address with it. */
    Link on(String path) {
        return Link.to(path)
                .with("where", where)
                .with("of", of)
                .with("reason", reason)
                .with("settled", settled ? "true" : null);
    }
}
