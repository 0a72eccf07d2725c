package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that are applied in one transaction.
 *
 * @param events those that are events, in order
 * @param aside those that are none
 * @param moved where each stream is read up to with them
 */
record Batch(List<StoredEvent> events, List<Tailed.Unreadable> aside, Map<String, Checkpoint.Position> moved) {

    static Batch of(List<Tailed> messages, StreamTails tails) {
        List<StoredEvent> events = new ArrayList<>(messages.size());
        List<Tailed.Unreadable> aside = new ArrayList<>();
        Map<String, Checkpoint.Position> moved = new LinkedHashMap<>();
        for (Tailed one : messages) {
            switch (one) {
                case Tailed.Readable readable -> events.add(readable.event());
                case Tailed.Unreadable unreadable -> aside.add(unreadable);
            }
            moved.put(one.stream(), new Checkpoint.Position(tails.created(one.stream()), one.sequence()));
        }
        return new Batch(events, aside, moved);
    }
}
