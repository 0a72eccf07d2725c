package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.trace.TracedWork;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.headers.EventHeaders;
import io.micrometer.core.instrument.Counter;
import io.nats.client.Message;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens with one message: handled, dropped as duplicate, delayed, or parked. Always answers
 * the server and never throws because of the message or its handler. Used by one thread.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration BEHIND = Duration.ofMillis(50);
    private static final String EVENT_ID = "messaging.message.id";

    private final EventHandler handler;
    private final String stream;
    private final EventDecoder decoder;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final SubscribeSettings settings;
    private final Tracing tracing;
    private final FaultInjection faults;
    private final HeldEvents held = new HeldEvents(System::nanoTime);
    private final Counter handled;
    private final Counter duplicates;
    private final Counter undecodable;
    private final Counter failed;
    private final Counter parked;
    private boolean recalled;

    Delivery(
            EventHandler handler,
            String stream,
            EventDecoder decoder,
            Inbox inbox,
            DeadLetters deadLetters,
            SubscribeSettings settings,
            MessagingMeters meters,
            Tracing tracing,
            FaultInjection faults) {
        this.handler = handler;
        this.stream = stream;
        this.decoder = decoder;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.tracing = tracing;
        this.faults = faults;
        this.handled = meters.ofHandler("handled", handler.name());
        this.duplicates = meters.ofHandler("duplicates", handler.name());
        this.undecodable = meters.ofHandler("undecodable", handler.name());
        this.failed = meters.ofHandler("failed", handler.name());
        this.parked = meters.ofHandler("parked", handler.name());
    }

    void deliver(Message message) {
        try {
            recall();
        } catch (RuntimeException e) {
            LOG.warn("{} waits for its database: {}", handler.name(), e.toString());
            delay(message, settings.delayAfter(3));
            return;
        }
        ReceivedEvent event;
        try {
            event = decoder.decode(message);
        } catch (RuntimeException e) {
            try (TracedWork _ = begin(message, null)) {
                undecodable(message, Refusal.of(e, message.getData()));
            }
            return;
        }
        deliver(message, event, event.aggregate());
    }

    /** What was being tried again when the service stopped still goes before what came later. */
    private void recall() {
        if (recalled) {
            return;
        }
        Duration back = settings.longestDelay().plus(settings.ackWait());
        deadLetters
                .failing(handler, stream)
                .forEach(failing -> held.hold(failing.aggregate(), failing.sequence(), back));
        recalled = true;
    }

    private void undecodable(Message message, String reason) {
        String aggregate = AggregateToken.in(message.getSubject());
        long sequence = message.metaData().streamSequence();
        if (!held.mayPass(aggregate, sequence)) {
            delay(message, settings.firstDelay().plus(BEHIND));
            return;
        }
        try {
            deadLetters.parkUndecodable(handler, message, reason);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot park what it cannot read, its database is away: {}", handler.name(), e.toString());
            delay(message, settings.delayAfter(3));
            return;
        }
        faults.reached(InboxPoint.PARKED);
        undecodable.increment();
        LOG.warn("{} parked message {} of {}, which it cannot read: {}", handler.name(), sequence, stream, reason);
        held.release(aggregate, sequence);
        message.ack();
    }

    private void deliver(Message message, ReceivedEvent event, String aggregate) {
        if (!held.mayPass(aggregate, event.sequence())) {
            delay(message, settings.firstDelay().plus(BEHIND));
            return;
        }
        faults.reached(InboxPoint.FETCHED);
        try (TracedWork work = begin(message, event.envelope().traceparent().orElse(null))) {
            handle(
                    message,
                    event,
                    aggregate,
                    work.with(EVENT_ID, event.envelope().id().toString()));
        }
    }

    /** What is published and logged from here on belongs to the trace of the message; that of the event is as good, if older. */
    private TracedWork begin(Message message, String older) {
        String newer = message.hasHeaders() ? message.getHeaders().getFirst(EventHeaders.TRACEPARENT) : null;
        return tracing.begin("handle " + handler.name(), SpanKind.CONSUMER, newer == null ? older : newer);
    }

    private void handle(Message message, ReceivedEvent event, String aggregate, TracedWork work) {
        try {
            if (inbox.handleOnce(handler, event)) {
                handled.increment();
            } else {
                duplicates.increment();
            }
        } catch (Throwable e) { // a handler is foreign code: whatever it throws, the next event has its turn
            work.failed(e);
            failed(message, event, aggregate, e);
            return;
        }
        faults.reached(InboxPoint.COMMITTED);
        held.release(aggregate, event.sequence());
        message.ack();
        faults.reached(InboxPoint.ACKNOWLEDGED);
    }

    private void failed(Message message, ReceivedEvent event, String aggregate, Throwable failure) {
        failed.increment();
        DeadLetters.Verdict verdict;
        try {
            verdict = deadLetters.record(handler, event, message, failure, settings.tries());
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} failed on event {}, and its database does not take the failure: {}; {}",
                    handler.name(),
                    event.envelope().id(),
                    FailureText.of(failure),
                    e.toString());
            delay(message, settings.delayAfter(3));
            return;
        }
        faults.reached(verdict.parked() ? InboxPoint.PARKED : InboxPoint.FAILED);
        if (verdict.parked()) {
            parked.increment();
            LOG.error(
                    "{} parked event {} of {} after {} failures: {}",
                    handler.name(),
                    event.envelope().id(),
                    event.subject(),
                    verdict.failures(),
                    FailureText.of(failure)); // not the exception itself, whose message may quote values
            held.release(aggregate, event.sequence());
            message.ack();
        } else {
            Duration delay = settings.delayAfter(verdict.failures());
            LOG.warn(
                    "{} failed on event {} ({} of {}), again in {}: {}",
                    handler.name(),
                    event.envelope().id(),
                    verdict.failures(),
                    settings.tries(),
                    delay,
                    FailureText.of(failure));
            delay(message, delay);
        }
    }

    private void delay(Message message, Duration delay) {
        String aggregate = AggregateToken.in(message.getSubject());
        held.hold(aggregate, message.metaData().streamSequence(), delay.plus(settings.ackWait()));
        message.nakWithDelay(delay);
    }
}
