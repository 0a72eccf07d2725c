package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;

/** How many dead letters the list has, for pages that lead there. Thread-safe. */
@Singleton
public final class LetterCount {
    private final LetterBox box;

    LetterCount(LetterBox box) {
        this.box = box;
    }

    /** Those of all who answer, as far as they are counted; a trouble when nobody gives any and somebody should have. */
    public Answer<Integer> of(Session session) {
        return count(box.find(session, LetterFilter.NONE));
    }

    static Answer<Integer> count(LetterBox.Found found) {
        return found.rows().isEmpty() && !found.troubles().isEmpty()
                ? new Answer.Failed<>(found.troubles().getFirst())
                : new Answer.Given<>(found.rows().size(), 200, null);
    }
}
