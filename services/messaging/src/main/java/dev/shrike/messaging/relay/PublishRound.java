package dev.shrike.messaging.relay;

import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.publish.PublishReceipt;
import dev.shrike.messaging.publish.PublishRefusedException;
import dev.shrike.messaging.publish.PublishUncertainException;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * Publishes a batch of rows, many aggregates at a time, but of each aggregate only the oldest row that is not
 * acknowledged: whatever is lost on the way, no event overtakes another of its aggregate.
 *
 * <p>One object per round, used by the relay's thread only.
 */
final class PublishRound {
    private final EventPublisher publisher;
    private final EarlierPublications earlier;
    private final Instant heldSince;
    private final Queue<Deque<OutboxRow>> ready = new ArrayDeque<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int inFlight;

    private record Answer(Deque<OutboxRow> aggregate, PublishReceipt receipt, Throwable fault) {}

    PublishRound(EventPublisher publisher, EarlierPublications earlier, Instant heldSince, List<OutboxRow> rows) {
        this.publisher = publisher;
        this.earlier = earlier;
        this.heldSince = heldSince;
        Map<String, Deque<OutboxRow>> byAggregate = new LinkedHashMap<>();
        rows.forEach(row -> byAggregate
                .computeIfAbsent(row.event().aggregate(), id -> new ArrayDeque<>())
                .add(row));
        ready.addAll(byAggregate.values());
    }

    /**
     * Runs until every row is settled or postponed. Bounded in time: every publication has a timeout, and none is sent
     * once {@code goOn} says no.
     *
     * @param mostInFlight most publications without an answer at a time
     */
    List<Outcome> run(int mostInFlight, BooleanSupplier goOn) throws InterruptedException {
        while (inFlight > 0 || (!ready.isEmpty() && goOn.getAsBoolean())) {
            while (inFlight < mostInFlight && !ready.isEmpty() && goOn.getAsBoolean()) {
                send(ready.remove());
            }
            if (inFlight > 0) {
                settle(answers.take());
                for (Answer more = answers.poll(); more != null; more = answers.poll()) {
                    settle(more);
                }
            }
        }
        return outcomes;
    }

    private void send(Deque<OutboxRow> aggregate) throws InterruptedException {
        OutboxRow row = aggregate.getFirst();
        try {
            OptionalLong sequence = earlier.find(row, heldSince);
            if (sequence.isPresent()) {
                outcomes.add(new Outcome.Published(row.id(), sequence.getAsLong()));
                next(aggregate);
                return;
            }
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            outcomes.add(new Outcome.Postponed(row, e));
            return;
        }
        inFlight++;
        var _ = publisher
                .publishAsync(row.event())
                .whenComplete((receipt, fault) -> answers.add(new Answer(aggregate, receipt, fault)));
    }

    private void settle(Answer answer) {
        inFlight--;
        OutboxRow row = answer.aggregate().getFirst();
        switch (cause(answer.fault())) {
            case null -> {
                earlier.answered(row);
                outcomes.add(new Outcome.Published(row.id(), answer.receipt().sequence()));
                next(answer.aggregate());
            }
            case PublishRefusedException refused -> {
                earlier.answered(row);
                outcomes.add(new Outcome.Parked(row, refused.getMessage()));
                next(answer.aggregate());
            }
            case PublishUncertainException uncertain -> {
                earlier.unanswered(row);
                outcomes.add(new Outcome.Postponed(row, uncertain));
            }
            case Throwable other -> outcomes.add(new Outcome.Postponed(row, other));
        }
    }

    private void next(Deque<OutboxRow> aggregate) {
        aggregate.removeFirst();
        if (!aggregate.isEmpty()) {
            ready.add(aggregate);
        }
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }
}
