package dev.shrike.bench.log;

import dev.shrike.bench.platform.OwnServers;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.servers.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A Kafka and a registry of its own with the topics of all events, in a folder that goes with it. Used by one thread. */
public final class TickLog implements AutoCloseable {
    /** The events it has topics for. */
    public static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    /** What it is filled with. */
    public static final MajorVersion TICK = CATALOGUE.major("tick", 1);
    /** Where what cannot be handled goes. */
    public static final String DEAD_LETTERS = "dead-letter";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PARTITIONS = 6;
    private static final int SPECIES = 800;

    private final OwnServers own;

    private TickLog(OwnServers own) {
        this.own = own;
    }

    /** Starts the servers. */
    public static TickLog start() throws IOException {
        return new TickLog(OwnServers.start(null, Part.KAFKA, Part.REGISTRY));
    }

    /** Bootstrap servers. */
    public String kafka() {
        return own.servers().kafkaBootstrap();
    }

    /** Base of the registry's Confluent API. */
    public URI registry() {
        return own.servers().registry();
    }

    /** A folder for what else belongs to the benchmark. */
    public Path folder() {
        return own.folder();
    }

    /** Makes the topics of all events, histories and latest values. */
    public void create() throws Exception {
        List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic(DEAD_LETTERS, 1, (short) 1)));
        for (MajorVersion major : CATALOGUE.majors()) {
            topics.add(new NewTopic(major.topic(), PARTITIONS, (short) 1));
            topics.add(new NewTopic(major.latestTopic(), PARTITIONS, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact")));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.createTopics(topics).all().get();
        }
    }

    /** Writes so many ticks to one of their topics, each of an image of its own. */
    public void fill(String topic, int ticks) throws Exception {
        ConfluentFormat format;
        try (SchemaRegistry registry = new SchemaRegistry(registry(), TIMEOUT)) {
            format = new ConfluentFormat(CATALOGUE, registry.registerAll(CATALOGUE));
        }
        new FilledTopic(kafka(), topic).fill(ticks, number -> {
            Tick tick = tick(number);
            return new ProducerRecord<>(topic, TICK.keyOf(tick), format.encode(tick));
        });
    }

    /** The image of a tick. */
    public static String image(int number) {
        return "https://images.example/observations/" + number + ".jpg";
    }

    private static Tick tick(int number) {
        return Tick.newBuilder()
                .setId(new UUID(number, number).toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(new UUID(number % 5_000, 4).toString()),
                        new Image(image(number)),
                        Sighting.newBuilder()
                                .setSpecies("Genus" + number % 97 + " species" + number % SPECIES)
                                .setCount(number % 9 + 1)
                                .setObservedAt("2026-11-20")
                                .build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(Instant.ofEpochSecond(1_700_000_000L + number))
                        .build())
                .build();
    }

    /** Reads a topic and does nothing with it. Says how many records there were. */
    public long read(String topic) {
        return new FilledTopic(kafka(), topic).read();
    }

    @Override
    public void close() {
        own.close();
    }
}
