package org.example.nests;

import dev.shrike.messaging.outbox.Outbox;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.example.nests.v1.Metadata;
import org.example.nests.v1.Nest;
import org.example.nests.v1.NestData;

/** Notes what happens at nests. */
@Singleton
class NestBook {
    private final Outbox outbox;

    NestBook(@Named("nests") Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional("nests")
    UUID found(String species) {
        UUID nest = UUID.randomUUID();
        note("found", new NestData(nest.toString(), species, 0));
        return nest;
    }

    @Transactional("nests")
    void fledged(UUID nest, String species, int young) {
        note("fledged", new NestData(nest.toString(), species, young));
    }

    private void note(String type, NestData data) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        outbox.append(new Nest(UUID.randomUUID().toString(), type, "1.0", data, new Metadata("example/Nests", now)));
    }
}
