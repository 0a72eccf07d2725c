package dev.shrike.messaging.erasure;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a participant erase, forgets what messaging keeps, and answers: all in the handler's transaction. */
record ErasureHandler(
        ErasureParticipant participant, Remains remains, Outbox outbox, FaultInjection faults, Clock clock)
        implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureHandler.class);
    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public String name() {
        return participant.handler();
    }

    @Override
    public String dataSource() {
        return participant.dataSource();
    }

    @Override
    public List<Selection> selections() {
        return List.of(Ledger.DELETIONS);
    }

    @Override
    public String description() {
        return Registration.of(participant.name());
    }

    @Override
    public void handle(ReceivedEvent deletion) {
        UUID person = deletion.definition().personOf(deletion.event()).orElseThrow();
        if (person.equals(NOBODY)) {
            LOG.warn(
                    "Event {} asks to erase nobody (the nil UUID); ignored",
                    deletion.envelope().id());
            return;
        }
        // first the participant: it waits for what the person has under way, whose events are in the outbox then
        Map<String, Long> own = participant.erase(person);
        faults.reached(ErasurePoint.ERASED);
        Map<String, Long> messaging = remains.forget(person);
        faults.reached(ErasurePoint.FORGOTTEN);
        outbox.append(Acknowledgement.of(
                deletion.envelope(), person, participant, Evidence.of(own, messaging), clock.instant()));
        faults.reached(ErasurePoint.ANSWERED);
    }
}
