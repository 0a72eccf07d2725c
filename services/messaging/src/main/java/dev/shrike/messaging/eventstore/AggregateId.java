package dev.shrike.messaging.eventstore;

/**
 * Names an aggregate.
 *
 * @param event name of the event in the catalogue
 * @param id as it stands in the subject: a person's id or an image's token
 */
public record AggregateId(String event, String id) {
    @Override
    public String toString() {
        return event + "/" + id;
    }
}
