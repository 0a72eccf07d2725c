package dev.shrike.notifier.welcome;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.notifier.MessageType;
import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.mail.MailTable;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.trace.Traceparent;
import dev.shrike.schemas.user.v1.UserEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Queues a mail to everybody who has registered: the last of what a registration does. Who registered long ago is not
 * welcomed, though this service may hear of it only now.
 */
@Singleton
class WelcomingPeople implements EventHandler {
    private static final Duration STILL_NEW = Duration.ofDays(1);
    private static final String USER = "user";
    private static final String CREATED = "created";

    private final PersonTable people;
    private final MailTable mails;
    private final Clock clock;

    WelcomingPeople(PersonTable people, MailTable mails, Clock clock) {
        this.people = people;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifier-welcome";
    }

    @Override
    public String dataSource() {
        return Notifier.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of(USER, 1, CREATED));
    }

    @Override
    public void handle(ReceivedEvent received) {
        if (received.envelope().time().isBefore(clock.instant().minus(STILL_NEW))) {
            return;
        }
        UserEvent created = (UserEvent) received.event();
        UUID person = UUID.fromString(created.getData().getUser().getId());
        people.lock(person);
        if (!people.isErased(person)) {
            queue(received.envelope().id(), person);
        }
    }

    private void queue(UUID event, UUID person) {
        String type = MessageType.USER_CREATED.text();
        mails.queue(
                DerivedId.of(event, type),
                person,
                type,
                USER,
                event,
                CREATED,
                WelcomeMessage.SUBJECT,
                WelcomeMessage.TEXT,
                Traceparent.current().orElse(null));
    }
}
