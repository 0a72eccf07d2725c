package dev.shrike.standalone.system;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Events published past the services, as another team's producer would. */
final class SystemEvents {
    private SystemEvents() {}

    static byte[] tick(String person, String image, SingleObjectEncoding encoding) {
        return encoding.encode(tick(person, image, null, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    /** @param species none for one of version 1.0 */
    static Tick tick(String person, String image, String species, Instant time) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion(species == null ? "1.0" : "1.1")
                .setData(new TickData(
                        new User(person),
                        new Image(image),
                        species == null
                                ? null
                                : Sighting.newBuilder().setSpecies(species).build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("tests/SystemIT")
                        .setTime(time)
                        .build())
                .build();
    }
}
