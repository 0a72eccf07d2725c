package dev.shrike.users.export;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.EventSelection;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * Every event in which a person acts, version by version in the catalogue's order, each in the order of its stream, up to the
 * positions at which all streams stood in the beginning. Holds one page in memory. Not thread-safe.
 *
 * <p>Where the person is the aggregate, their subject holds all of them. Of events that belong to something else, and in which
 * a person acts all the same, the whole stream is read.
 */
final class PersonEvents implements Iterator<IndexedRecord> {

    private final EventReader reader;
    private final UUID person;
    private final StreamPositions end;
    private final Deque<MajorVersion> left;
    private final Deque<IndexedRecord> page = new ArrayDeque<>();
    private long after;
    private long undecodable;

    PersonEvents(EventReader reader, EventCatalogue catalogue, UUID person) {
        this.reader = reader;
        this.person = person;
        this.end = reader.end();
        this.left = new ArrayDeque<>(
                catalogue.majors().stream().filter(MajorVersion::hasPerson).toList());
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !left.isEmpty()) {
            readOn(left.peek());
        }
        return !page.isEmpty();
    }

    @Override
    public IndexedRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No more events of this person");
        }
        return page.remove();
    }

    /** Up to where it reads; what came later is not in it. */
    StreamPositions end() {
        return end;
    }

    /** Messages passed over so far that are on the person's own subjects and are no events. */
    long undecodable() {
        return undecodable;
    }

    private void readOn(MajorVersion version) {
        long last = end.of(version.stream());
        EventSelection all = EventSelection.of(version.event()).version(version.major());
        EventSelection selection = version.isOfPerson() ? all.aggregate(person.toString()) : all;
        EventPage read = reader.read(selection, after, EventReader.MAX_LIMIT);
        for (StoredEvent stored : read.events()) {
            if (stored.sequence() <= last
                    && version.personOf(stored.event()).filter(person::equals).isPresent()) {
                page.add(stored.event());
            }
        }
        undecodable += version.isOfPerson() ? read.undecodable() : 0;
        long next = read.next().of(version.stream());
        if (!read.more() || next >= last) {
            left.remove();
            after = 0;
        } else if (next > after) {
            after = next;
        } else {
            throw new NatsUnavailableException("Stream " + version.stream() + " does not go on after " + after);
        }
    }
}
