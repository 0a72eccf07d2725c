package dev.shrike.notifier.rated;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.notifier.MessageType;
import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.mail.MailTable;
import dev.shrike.notifier.mute.MuteTable;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.trace.Traceparent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Queues a mail to the owner of an image that somebody else rated, unless the owner is erased or muted it. Ratings of version 1
 * arrive here when the platform has raised them to version 2.
 */
@Singleton
class NotifyingOwners implements EventHandler {
    private static final String RATE = "rate";
    private static final String UPDATE = "update";

    private final PersonTable people;
    private final MuteTable mutes;
    private final MailTable mails;

    NotifyingOwners(PersonTable people, MuteTable mutes, MailTable mails) {
        this.people = people;
        this.mutes = mutes;
        this.mails = mails;
    }

    @Override
    public String name() {
        return "notifier-rate";
    }

    @Override
    public String dataSource() {
        return Notifier.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of(RATE, 2, UPDATE));
    }

    @Override
    public void handle(ReceivedEvent received) {
        Rate rate = (Rate) received.event();
        Image image = rate.getData().getImage();
        UUID owner = UUID.fromString(image.getOwner());
        UUID rater = UUID.fromString(rate.getData().getUser().getId());
        if (owner.equals(rater)) {
            return;
        }
        people.lock(owner);
        if (!people.isErased(owner) && !isMuted(owner, image, rater)) {
            queue(
                    received.envelope().id(),
                    owner,
                    RatingMessage.of(image.getUrl(), rate.getData().getRating()));
        }
    }

    private boolean isMuted(UUID owner, Image image, UUID rater) {
        return mutes.isMuted(owner, MessageType.RATE_UPDATE.text(), image.getUrl(), rater.toString());
    }

    private void queue(UUID event, UUID owner, RatingMessage message) {
        String type = MessageType.RATE_UPDATE.text();
        UUID id = DerivedId.of(event, type);
        String trace = Traceparent.current().orElse(null);
        mails.queue(id, owner, type, RATE, event, UPDATE, message.subject(), message.text(), trace);
    }
}
