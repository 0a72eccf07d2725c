package dev.shrike.bench.messaging;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the events of a benchmark, which take turns in their aggregates. */
final class Sightings {
    static final MajorVersion VERSION = EventCatalogue.standard().major("tick", 1);

    private final List<String> people;

    Sightings(int aggregates) {
        this.people = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(aggregates)
                .toList();
    }

    /** New ones. */
    List<Tick> take(int count) {
        return IntStream.range(0, count).mapToObj(this::tick).toList();
    }

    private Tick tick(int number) {
        return new Tick(
                UUID.randomUUID().toString(),
                "new",
                "1.0",
                new TickData(
                        new User(people.get(number % people.size())),
                        new Image("https://images.example/birds/" + number + ".jpg"),
                        null),
                new Metadata("services/TickAPI", Instant.now(), null, null, null, null));
    }
}
