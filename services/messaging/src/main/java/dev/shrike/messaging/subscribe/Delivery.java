package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.schemas.SchemaException;
import io.micrometer.core.instrument.Counter;
import io.nats.client.Message;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens with one message: handled, dropped as duplicate, dropped as undecodable, delayed, or parked. Always answers
 * the server and never throws because of the message or its handler. Used by one thread.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration BEHIND = Duration.ofMillis(50);

    private final EventHandler handler;
    private final EventDecoder decoder;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final SubscribeSettings settings;
    private final HeldEvents held = new HeldEvents(System::nanoTime);
    private final Counter handled;
    private final Counter duplicates;
    private final Counter undecodable;
    private final Counter failed;
    private final Counter parked;

    Delivery(
            EventHandler handler,
            EventDecoder decoder,
            Inbox inbox,
            DeadLetters deadLetters,
            SubscribeSettings settings,
            MessagingMeters meters) {
        this.handler = handler;
        this.decoder = decoder;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.handled = meters.ofHandler("handled", handler.name());
        this.duplicates = meters.ofHandler("duplicates", handler.name());
        this.undecodable = meters.ofHandler("undecodable", handler.name());
        this.failed = meters.ofHandler("failed", handler.name());
        this.parked = meters.ofHandler("parked", handler.name());
    }

    void deliver(Message message) {
        ReceivedEvent event;
        try {
            event = decoder.decode(message);
        } catch (SchemaException e) {
            undecodable.increment();
            LOG.warn(
                    "{} passes over message {} of {} on {}: {}",
                    handler.name(),
                    message.metaData().streamSequence(),
                    message.metaData().getStream(),
                    message.getSubject(),
                    e.getMessage());
            message.term();
            return;
        }
        deliver(message, event, event.definition().aggregateOf(event.event()));
    }

    private void deliver(Message message, ReceivedEvent event, String aggregate) {
        if (!held.mayPass(aggregate, event.sequence())) {
            delay(message, event, aggregate, settings.firstDelay().plus(BEHIND));
            return;
        }
        try {
            if (inbox.handleOnce(handler, event)) {
                handled.increment();
            } else {
                duplicates.increment();
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // a handler is foreign code: whatever it throws, the next event has its turn
            failed(message, event, aggregate, e);
            return;
        }
        held.release(aggregate, event.sequence());
        message.ack();
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
            delay(message, event, aggregate, settings.delayAfter(3));
            return;
        }
        if (verdict.parked()) {
            parked.increment();
            LOG.error(
                    "{} parked event {} of {} after {} failures",
                    handler.name(),
                    event.envelope().id(),
                    event.subject(),
                    verdict.failures(),
                    failure);
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
            delay(message, event, aggregate, delay);
        }
    }

    private void delay(Message message, ReceivedEvent event, String aggregate, Duration delay) {
        held.hold(aggregate, event.sequence(), delay.plus(settings.ackWait()));
        message.nakWithDelay(delay);
    }
}
