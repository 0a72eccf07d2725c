package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeLetters;
import dev.shrike.admin.page.database.Database;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;

/** Collects dead letters from all who keep some. What one keeper does not give is a trouble beside what the others gave. Thread-safe. */
@Singleton
final class LetterBox {
    /** Most letters that are asked of one keeper. */
    static final int MOST = 500;

    private static final Comparator<LetterRow> NEWEST_FIRST =
            Comparator.comparing(LetterRow::at).reversed().thenComparing(LetterRow::key);

    private final PlatformClient platform;

    LetterBox(PlatformClient platform) {
        this.platform = platform;
    }

    /**
     * What was found.
     *
     * @param rows newest first
     * @param troubles of those who did not answer
     * @param cut whether somebody keeps more than was asked for
     */
    record Found(List<LetterRow> rows, List<Trouble> troubles, boolean cut) {}

    /** All that are there; of the place that the filter names, only those that it wants. */
    Found find(Session session, LetterFilter filter) {
        List<Future<Answer<List<LetterRow>>>> asked = new ArrayList<>();
        asked.add(platform.later(() -> ofBridge(session, filter)));
        for (Database database : Database.values()) {
            asked.add(platform.later(() -> ofService(session, database, filter)));
        }
        List<LetterRow> rows = new ArrayList<>();
        List<Trouble> troubles = new ArrayList<>();
        boolean cut = false;
        for (Future<Answer<List<LetterRow>>> one : asked) {
            Answer<List<LetterRow>> answer = PlatformClient.await(one);
            List<LetterRow> given = answer.orElse(List.of());
            cut |= given.size() >= MOST;
            rows.addAll(given);
            if (!answer.given()) {
                troubles.add(answer.trouble());
            }
        }
        return new Found(
                rows.stream().sorted(NEWEST_FIRST).toList(),
                troubles.stream().distinct().toList(),
                cut);
    }

    private Answer<List<LetterRow>> ofBridge(Session session, LetterFilter filter) {
        boolean chosen = filter.where().equals(LetterFilter.BRIDGE);
        Ask ask = Ask.get(Place.ADMIN, "/admin/bridge/dead-letters")
                .with("lane", chosen ? filter.of() : null)
                .with("reason", chosen ? filter.reason() : null)
                .with("settled", filter.settled())
                .with("limit", MOST);
        return platform.ask(session, ask, BridgeLetters.class)
                .map(found -> found.letters().stream().map(LetterRow::of).toList());
    }

    private Answer<List<LetterRow>> ofService(Session session, Database database, LetterFilter filter) {
        Ask ask = Ask.get(database.place(), "/admin/dead-letters/{}", database.title())
                .with("handler", filter.where().equals(database.title()) ? filter.of() : null)
                .with("redriven", filter.settled())
                .with("limit", MOST);
        return platform.ask(session, ask, ServiceLetter.Found.class)
                .map(found -> found.deadLetters().stream().map(LetterRow::of).toList());
    }
}
