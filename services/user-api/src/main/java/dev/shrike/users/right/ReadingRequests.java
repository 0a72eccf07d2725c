package dev.shrike.users.right;

import dev.shrike.gdpr.right.Deadlines;
import dev.shrike.gdpr.right.RefusalGround;
import dev.shrike.gdpr.right.RightsRequest;
import dev.shrike.users.gdpr.SealedWords;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows requests, their words opened. Thread-safe. */
@Singleton
class ReadingRequests {

    private final RequestTable requests;
    private final StepTable steps;
    private final SealedWords words;
    private final Deadlines deadlines;
    private final Clock clock;

    ReadingRequests(RequestTable requests, StepTable steps, SealedWords words, Deadlines deadlines, Clock clock) {
        this.requests = requests;
        this.steps = steps;
        this.words = words;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Whose request it is; empty when there is none, or the person was erased. */
    Optional<UUID> personOf(UUID id) {
        return requests.findById(id).map(RequestRow::person);
    }

    /** A request with all that happened to it. */
    Optional<RequestAnswer> find(UUID id) {
        return requests.findById(id)
                .map(row -> show(
                        row,
                        steps.of(id).stream()
                                .map(step -> show(row.person(), step))
                                .toList()));
    }

    /** Requests, what is due first before the rest. */
    List<RequestAnswer> list(
            @Nullable String state,
            @Nullable UUID person,
            @Nullable LocalDate dueBefore,
            @Nullable UUID after,
            int limit) {
        return requests.list(state, person, dueBefore, after, limit).stream()
                .map(row -> show(row, null))
                .toList();
    }

    private RequestAnswer show(RequestRow row, @Nullable List<RequestAnswer.Step> happened) {
        RightsRequest request = row.request();
        LocalDate today = deadlines.dayOf(clock.instant());
        boolean paused = row.pausedSince() != null;
        return new RequestAnswer(
                row.id(),
                row.person() == null ? null : new RequestAnswer.Person(row.person()),
                row.kind(),
                row.state(),
                row.received(),
                paused ? deadlines.due(request, today) : row.due(),
                deadlines.overdue(request, today),
                row.extraMonths(),
                row.pausedDays(),
                row.pausedSince(),
                row.awaited(),
                row.ground(),
                row.ground() == null ? null : RefusalGround.of(row.ground()).article(),
                row.reference(),
                open(row.person(), row.id(), RightsRequests.NOTE, row.note()),
                row.opened(),
                row.decided(),
                happened);
    }

    private RequestAnswer.Step show(@Nullable UUID person, StepRow step) {
        return new RequestAnswer.Step(
                step.happened(),
                step.at(),
                step.doneBy(),
                step.months(),
                step.awaited(),
                step.ground(),
                open(person, step.requestId(), RightsRequests.REASON, step.reason()));
    }

    @Nullable
    private String open(@Nullable UUID person, UUID row, String column, @Nullable byte[] sealed) {
        return person == null || sealed == null
                ? null
                : words.open(person, row, column, sealed).orElse(null);
    }
}
