package dev.shrike.messaging.relay;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.publish.PublishReceipt;
import dev.shrike.messaging.publish.PublishRefusedException;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.ArrayDeque;
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
    private final Takeover takeover;
    private final FaultInjection faults;
    private final Queue<Deque<OutboxRow>> ready = new ArrayDeque<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Outcome> outcomes;
    private int inFlight;

    private record Answer(Deque<OutboxRow> aggregate, PublishReceipt receipt, Throwable fault) {}

    /**
     * @param outcomes gets what becomes of each row, as soon as it is known
     */
    PublishRound(
            EventPublisher publisher,
            EarlierPublications earlier,
            Takeover takeover,
            FaultInjection faults,
            List<OutboxRow> rows,
            List<Outcome> outcomes) {
        this.publisher = publisher;
        this.earlier = earlier;
        this.takeover = takeover;
        this.faults = faults;
        this.outcomes = outcomes;
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
    void run(int mostInFlight, BooleanSupplier goOn) throws InterruptedException {
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
    }

    private void send(Deque<OutboxRow> aggregate) throws InterruptedException {
        OutboxRow row = aggregate.getFirst();
        try {
            OptionalLong sequence = earlier.find(row, takeover);
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
        earlier.sent(row);
        var _ = publisher
                .publishAsync(row.event())
                .whenComplete((receipt, fault) -> answers.add(new Answer(aggregate, receipt, fault)));
        faults.reached(RelayPoint.SENT);
    }

    private void settle(Answer answer) {
        inFlight--;
        OutboxRow row = answer.aggregate().getFirst();
        switch (cause(answer.fault())) {
            case null -> {
                earlier.answered(row);
                outcomes.add(new Outcome.Published(row.id(), answer.receipt().sequence()));
                faults.reached(RelayPoint.ACKNOWLEDGED);
                next(answer.aggregate());
            }
            case PublishRefusedException refused -> {
                earlier.answered(row);
                outcomes.add(new Outcome.Parked(row, refused.getMessage()));
                next(answer.aggregate());
            }
            case Throwable uncertain -> outcomes.add(new Outcome.Postponed(row, uncertain));
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
