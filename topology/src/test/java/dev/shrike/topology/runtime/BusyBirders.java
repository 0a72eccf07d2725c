package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.topology.bench.Happenings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * People who tick, rate and log in at random within the last day, and services that count. Now and then an event comes again, as a
 * bus that delivers at least once would bring it. Used by one thread.
 */
final class BusyBirders {
    static final String COUNTED = "something-counted";
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final Duration LATELY = Duration.ofHours(20);
    private static final int PEOPLE = 200;
    private static final int SPECIES = 150;
    private static final int IMAGES = 3_000;
    private static final int REMEMBERED = 5_000;
    private static final int ONE_AGAIN_IN = 50;

    private final Random random;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final CountedByHand counted = new CountedByHand();
    private final List<SpecificRecord> before = new ArrayList<>();

    BusyBirders(long seed) {
        random = new Random(seed);
    }

    /** What they did so far. */
    CountedByHand counted() {
        return counted;
    }

    /** The events of what they do next. */
    SpecificRecord[] next(int number) {
        var events = new SpecificRecord[number];
        for (int i = 0; i < number; i++) {
            boolean again = !before.isEmpty() && random.nextInt(ONE_AGAIN_IN) == 0;
            events[i] = again ? before.get(random.nextInt(before.size())) : remembered(happens());
        }
        return events;
    }

    private SpecificRecord remembered(SpecificRecord event) {
        if (before.size() < REMEMBERED) {
            before.add(event);
        } else {
            before.set(random.nextInt(REMEMBERED), event);
        }
        return event;
    }

    private SpecificRecord happens() {
        Instant time = end.minusMillis(random.nextLong(LATELY.toMillis()));
        Happenings then = Happenings.at(time);
        UUID person = somebody();
        String image = "https://birds.example/" + random.nextInt(IMAGES) + ".jpg";
        int what = random.nextInt(100);
        if (what < 70) {
            String species = "Species " + random.nextInt(SPECIES);
            SpecificRecord tick = then.tick(person, image, species, null);
            return did(tick, time, person, image, species, 0, 0);
        }
        if (what < 90) {
            int rating = 1 + random.nextInt(5);
            return did(then.rating(person, image, somebody(), rating), time, person, image, null, rating, 0);
        }
        if (what < 97) {
            return did(then.user("login", person), time, person, null, null, 0, 0);
        }
        int times = 1 + random.nextInt(9);
        return did(then.count(COUNTED, times), time, null, null, null, 0, times);
    }

    private SpecificRecord did(
            SpecificRecord event, Instant time, UUID person, String image, String species, int rating, long times) {
        Envelope envelope = Envelope.of(event);
        MajorVersion major = CATALOGUE.of(event);
        counted.add(new Deed(
                envelope.id().toString(),
                major.event(),
                major.major(),
                envelope.type(),
                time,
                person == null ? null : person.toString(),
                image,
                species,
                rating,
                times));
        return event;
    }

    private UUID somebody() {
        return UUID.nameUUIDFromBytes(("birder " + random.nextInt(PEOPLE)).getBytes(StandardCharsets.UTF_8));
    }
}
