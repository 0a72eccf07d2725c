package dev.shrike.users.right;

import dev.shrike.gdpr.right.Deadlines;
import dev.shrike.gdpr.right.Denial;
import dev.shrike.gdpr.right.Handled;
import dev.shrike.gdpr.right.RequestCommand;
import dev.shrike.gdpr.right.RequestEvent;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.gdpr.right.RequestRules;
import dev.shrike.gdpr.right.RequestState;
import dev.shrike.gdpr.right.RightsRequest;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.gdpr.SealedWords;
import dev.shrike.users.profile.UserTable;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The requests of people. Everything joins the caller's transaction, or makes one of its own. Thread-safe; what happens to one
 * request happens one after the other.
 */
@Singleton
public class RightsRequests {

    static final String NOTE = "rights_request.note";
    static final String REASON = "rights_request_step.reason";

    private static final int MOST_UNDECIDED = 50;

    private final RequestTable requests;
    private final StepTable steps;
    private final UserTable users;
    private final SealedWords words;
    private final Deadlines deadlines;
    private final RequestRules rules;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    RightsRequests(
            RequestTable requests,
            StepTable steps,
            UserTable users,
            SealedWords words,
            Deadlines deadlines,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.requests = requests;
        this.steps = steps;
        this.users = users;
        this.words = words;
        this.deadlines = deadlines;
        this.rules = new RequestRules(deadlines);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A person, or an admin for them, asks for something that people decide on.
     *
     * @param received the day on which it reached the controller; null for today
     * @param note in the person's own words; null for none
     * @param by who enters it
     * @throws ProblemException 404 when there is no such person, 400 for a day to come, 409 for too many at once
     */
    public UUID ask(UUID person, RequestKind kind, @Nullable LocalDate received, @Nullable String note, UUID by) {
        return transactions.executeWrite(status -> {
            if (users.holdActive(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            if (requests.countUndecided(person) >= MOST_UNDECIDED) {
                throw ProblemException.conflict(
                        "too-many-requests-open", MOST_UNDECIDED + " requests of this person wait for a decision.");
            }
            LocalDate today = today();
            return receive(person, rules.receive(kind, received == null ? today : received, today), null, note, by);
        });
    }

    /**
     * Something that answers a request has begun, such as an erasure. It answers the oldest undecided request of its kind that
     * nothing answers yet, or one that is made now. To be called in the transaction that begins it; a second time it finds the
     * same request.
     *
     * @param reference the id of the erasure or export
     * @return the id of the request
     */
    public UUID opened(UUID person, RequestKind kind, UUID reference) {
        return transactions.executeWrite(status -> {
            Optional<RequestRow> before = requests.findByReference(reference);
            if (before.isPresent()) {
                return before.get().id();
            }
            Optional<RequestRow> asked = requests.holdUnanswered(person, kind.text());
            if (asked.isPresent()) {
                requests.update(asked.get().answeredBy(reference));
                return asked.get().id();
            }
            return receive(person, rules.receive(kind, today(), today()), reference, null, null);
        });
    }

    /**
     * What answered a request has come to its end. To be called in the transaction that ends it; does nothing when the request
     * is decided already, or when there is none.
     */
    public void closed(UUID reference, Outcome outcome) {
        transactions.executeWrite(status -> {
            Optional<RequestRow> row = requests.holdByReference(reference)
                    .filter(found -> !found.request().state().decided());
            row.ifPresent(found -> apply(found, outcome.command(today()), null));
            return row.isPresent();
        });
    }

    /** How the request stands that an erasure or export answers: who carries it out must not go on once it is refused. */
    public Optional<RequestState> stateOf(UUID reference) {
        return requests.findByReference(reference).map(row -> row.request().state());
    }

    /**
     * Takes person, words and who had a part in it away from the requests of a person who is erased. What remains can be
     * counted, and closed by its reference. To be called in the erasure's transaction, after the account is deleted: what was
     * asked for until then is found.
     *
     * @return how many requests there were
     */
    public int forget(UUID person) {
        return transactions.executeWrite(status -> {
            requests.forgetSteps(person);
            return requests.forget(person);
        });
    }

    /**
     * Does something to a request.
     *
     * @throws ProblemException 404 when there is no such request, 409 or 400 when the rules do not allow it
     */
    public void handle(UUID id, RequestCommand command, UUID by) {
        transactions.executeWrite(status -> {
            RequestRow row =
                    requests.hold(id).orElseThrow(() -> ProblemException.notFound("There is no such request."));
            apply(row, command, by);
            return id;
        });
    }

    /** The day that it is now, where the controller is. */
    public LocalDate today() {
        return deadlines.dayOf(clock.instant());
    }

    private UUID receive(
            UUID person, Handled handled, @Nullable UUID reference, @Nullable String note, @Nullable UUID by) {
        UUID id = UUID.randomUUID();
        RequestEvent.Received event = (RequestEvent.Received) happened(handled);
        RightsRequest request = RightsRequest.received(event);
        Instant now = clock.instant();
        requests.save(new RequestRow(
                id,
                person,
                event.kind().text(),
                request.state().text(),
                request.received(),
                deadlines.due(request, event.on()),
                0,
                null,
                0,
                null,
                null,
                reference,
                note == null ? null : words.seal(person, id, NOTE, note),
                now,
                null));
        steps.save(StepRow.of(id, event, now, by, null));
        return id;
    }

    private void apply(RequestRow row, RequestCommand command, @Nullable UUID by) {
        RequestEvent event = happened(rules.handle(command, row.request()));
        RightsRequest request = row.request().evolve(event);
        Instant now = clock.instant();
        requests.update(row.after(event, request, deadlines.due(request, event.on()), now));
        UUID person = row.person();
        byte[] reason = person == null
                ? null
                : StepRow.reasonOf(event)
                        .map(text -> words.seal(person, row.id(), REASON, text))
                        .orElse(null);
        steps.save(StepRow.of(row.id(), event, now, by, reason));
    }

    private static RequestEvent happened(Handled handled) {
        return switch (handled) {
            case Handled.Happened(RequestEvent event) -> event;
            case Handled.Denied(Denial denial) -> throw problem(denial);
        };
    }

    private static ProblemException problem(Denial denial) {
        return switch (denial) {
            case RECEIVED_IN_THE_FUTURE, MONTHS_OUT_OF_RANGE, REASON_MISSING, GROUND_DOES_NOT_APPLY ->
                ProblemException.badRequest(denial.code(), denial.sentence());
            case ALREADY_DECIDED,
                    ALREADY_EXTENDED,
                    TOO_LATE_TO_EXTEND,
                    ALREADY_PAUSED,
                    NOT_PAUSED,
                    BEFORE_THE_LAST_STEP -> ProblemException.conflict(denial.code(), denial.sentence());
        };
    }
}
