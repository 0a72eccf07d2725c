package dev.shrike.bench.bridge;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The stream that is mirrored: made new, then filled. */
final class Backlog {
    private static final int IN_FLIGHT = 2_000;
    private static final int ACK_SECONDS = 30;

    private final Connection nats;
    private final Ticks ticks;
    private long published;

    Backlog(Connection nats, Ticks ticks) {
        this.nats = nats;
        this.ticks = ticks;
    }

    /** Makes it empty, and every other stream of the catalogue where there is none. */
    void recreate() throws Exception {
        JetStreamManagement streams = nats.jetStreamManagement();
        List<String> existing = streams.getStreamNames();
        for (EventDefinition event : EventCatalogue.standard().events()) {
            boolean mirrored = event.stream().equals(Ticks.VERSION.stream());
            if (mirrored && existing.contains(event.stream())) {
                streams.deleteStream(event.stream());
            }
            if (mirrored || !existing.contains(event.stream())) {
                streams.addStream(StreamConfiguration.builder()
                        .name(event.stream())
                        .subjects(event.subjects())
                        .storageType(StorageType.File)
                        .build());
            }
        }
        published = 0;
    }

    /** Fills it up to so many events, each acknowledged. */
    void fillTo(long events, LongConsumer progress) throws Exception {
        JetStream stream = nats.jetStream();
        var acks = new ArrayList<CompletableFuture<PublishAck>>(IN_FLIGHT);
        while (published < events) {
            acks.clear();
            for (; acks.size() < IN_FLIGHT && published < events; published++) {
                acks.add(stream.publishAsync(ticks.message(published)));
            }
            for (CompletableFuture<PublishAck> ack : acks) {
                ack.get(ACK_SECONDS, TimeUnit.SECONDS);
            }
            progress.accept(published);
        }
    }
}
