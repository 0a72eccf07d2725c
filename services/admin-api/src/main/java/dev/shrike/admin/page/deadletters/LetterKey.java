package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.page.database.Database;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what forms and addresses name one dead letter: {@code bridge:3-1042}, or {@code ticks:HANDLER:EVENT}. */
sealed interface LetterKey {

    /** A letter of the bridge or of a topology. */
    record OfBridge(String id) implements LetterKey {
        @Override
        public String href(String page) {
            return page + "/bridge/" + id;
        }

        @Override
        public String toString() {
            return "bridge:" + id;
        }
    }

    /** A letter of a handler. */
    record OfService(Database database, String handler, UUID event) implements LetterKey {
        @Override
        public String href(String page) {
            return page + "/of/" + database.title() + "/" + event;
        }

        @Override
        public String toString() {
            return database.title() + ":" + handler + ":" + event;
        }
    }

    Pattern BRIDGE = Pattern.compile("bridge:(\\d{1,6}-\\d{1,18})");
    Pattern SERVICE = Pattern.compile("([a-z]+):([A-Za-z0-9_.-]{1,200}):([0-9a-f-]{36})");

    /** The page about it, below this one. */
    String href(String page);

    static LetterKey ofBridge(String id) {
        return new OfBridge(id);
    }

    static LetterKey ofService(String database, String handler, UUID event) {
        return new OfService(Database.named(database).orElseThrow(() -> unknown(database)), handler, event);
    }

    /** @throws TroubleException when it names none */
    static LetterKey parse(String text) {
        Matcher bridge = BRIDGE.matcher(text);
        if (bridge.matches()) {
            return ofBridge(bridge.group(1));
        }
        Matcher service = SERVICE.matcher(text);
        if (service.matches()) {
            return ofService(service.group(1), service.group(2), UUID.fromString(service.group(3)));
        }
        throw unknown(text);
    }

    private static TroubleException unknown(String text) {
        return new TroubleException(Trouble.of(
                400, "No such dead letter", "\"" + text + "\" names none. Load the list again and repeat it."));
    }
}
