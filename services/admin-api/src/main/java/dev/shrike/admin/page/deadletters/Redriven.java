package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeRedrive;
import dev.shrike.admin.page.database.Database;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.shell.Menu;
import java.util.List;

/** What became of letters that were to be redriven. */
record Redriven(List<Row> rows, List<Trouble> troubles) {

    /**
     * What became of one.
     *
     * @param letter its key
     * @param of its lane or handler
     * @param outcome in a word
     * @param detail why; empty when there is nothing to say
     * @param done whether nothing is left to be done about it
     */
    record Row(String letter, String where, String of, String outcome, String detail, boolean done) {

        static Row of(BridgeRedrive.Outcome told) {
            boolean done = told.fate().equals("redriven") || told.fate().equals("present");
            return new Row(
                    LetterKey.ofBridge(told.id()).toString(),
                    LetterFilter.BRIDGE,
                    told.lane(),
                    told.fate(),
                    told.detail(),
                    done);
        }

        static Row of(Database database, Redriving.Outcome told) {
            boolean done = told.outcome().equals("HANDLED") || told.outcome().equals("ALREADY_HANDLED");
            return new Row(
                    LetterKey.ofService(database.title(), told.handler(), told.eventId())
                            .toString(),
                    database.title(),
                    told.handler(),
                    told.outcome(),
                    told.reason(),
                    done);
        }

        static Row gone(LetterKey.OfService letter) {
            return new Row(
                    letter.toString(),
                    letter.database().title(),
                    letter.handler(),
                    "not waiting",
                    "Nothing of this event waits for a redrive: it is being tried, or was redriven already.",
                    true);
        }

        String href() {
            return LetterKey.parse(letter).href(Menu.DEAD_LETTERS.href());
        }
    }

    long done() {
        return rows.stream().filter(Row::done).count();
    }

    long left() {
        return rows.size() - done();
    }
}
