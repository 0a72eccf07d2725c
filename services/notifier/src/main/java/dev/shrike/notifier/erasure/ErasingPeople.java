package dev.shrike.notifier.erasure;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.mail.MailTable;
import dev.shrike.notifier.mute.MuteTable;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.rest.erased.ErasedPeople;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a person when the platform is told to: their mail, their mutes, and the mutes by which others muted them. Everything,
 * the acknowledgement included, happens in the handler's transaction: once, or not at all.
 */
@Singleton
class ErasingPeople implements EventHandler {
    private final PersonTable people;
    private final MailTable mails;
    private final MuteTable mutes;
    private final ErasedPeople erased;
    private final Outbox outbox;
    private final Clock clock;

    ErasingPeople(
            PersonTable people,
            MailTable mails,
            MuteTable mutes,
            @Named(Notifier.DATA_SOURCE) ErasedPeople erased,
            @Named(Notifier.DATA_SOURCE) Outbox outbox,
            Clock clock) {
        this.people = people;
        this.mails = mails;
        this.mutes = mutes;
        this.erased = erased;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifier-erasure";
    }

    @Override
    public String dataSource() {
        return Notifier.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1, "delete"));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        people.lock(person);
        people.markErased(person);
        erased.record(person);
        int mailCount = mails.deleteAllOf(person);
        int muteCount = mutes.deleteAllAbout(person);
        outbox.append(Acknowledgement.of(received.envelope(), person, mailCount, muteCount, clock.instant()));
    }
}
