package dev.shrike.admin.page.act;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what somebody asks for on the page, and publishes that they did. What cannot be published is told loudly: a change was made
 * then, and a view is not shown. Thread-safe.
 */
@Singleton
public final class Acts {
    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private final ActLog log;

    Acts(ActLog log) {
        this.log = log;
    }

    /**
     * Asks a service for a change, and publishes how it ended.
     *
     * @throws TroubleException when it was tried but could not be published
     */
    public <T> Answer<T> change(Session session, Act act, Supplier<Answer<T>> asking) {
        Answer<T> answer = asking.get();
        record(session, act, outcome(answer), "It was done, but not written into the audit log");
        return answer;
    }

    /**
     * Publishes that something is looked at, before it is shown.
     *
     * @throws TroubleException when it cannot be published, so that nothing is shown
     */
    public void view(Session session, Act act) {
        record(session, act, Outcome.DONE, "Nobody is shown without it being written into the audit log");
    }

    private void record(Session session, Act act, Outcome outcome, String otherwise) {
        try {
            log.append(session.person(), act, outcome);
        } catch (RuntimeException fault) {
            LOG.error(
                    "{} of {} {} by {} ({}) is not in the audit log",
                    act.action(),
                    act.target(),
                    act.id(),
                    session.person(),
                    outcome,
                    fault);
            throw new TroubleException(
                    Trouble.of(503, otherwise, "The database of admin-api does not take it. Tell an operator."));
        }
    }

    private static Outcome outcome(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _ -> Outcome.DONE;
            case Answer.Failed<?>(Trouble trouble) -> trouble.status() < 500 ? Outcome.REFUSED : Outcome.FAILED;
        };
    }
}
