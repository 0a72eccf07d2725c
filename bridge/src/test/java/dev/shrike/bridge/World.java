package dev.shrike.bridge;

import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings.Sharing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The servers of all tests of this module, emptied for each test, and what tests do with them. */
public final class World implements AutoCloseable {
    public static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    public static final SingleObjectEncoding NATS_FORMAT = new SingleObjectEncoding(CATALOGUE);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static LocalServers servers;

    private final Connection nats;

    private World(Connection nats) {
        this.nats = nats;
    }

    /** Streams without messages, and no topics. */
    public static World empty() throws Exception {
        start();
        try (Admin admin = admin()) {
            Set<String> topics = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            admin.deleteTopics(topics).all().get(10, TimeUnit.SECONDS);
        }
        var world = new World(Nats.connect(new Options.Builder()
                .server(servers.nats().toString())
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                // Tests that take the server away expect what the client would complain of.
                .errorListener(new ErrorListener() {})
                .build()));
        for (EventDefinition event : CATALOGUE.events()) {
            world.recreate(event);
        }
        return world;
    }

    private static synchronized void start() throws IOException {
        if (servers == null) {
            Path folder = Files.createTempDirectory("shrike-bridge-");
            servers = LocalServers.open(ServerSettings.forTests(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
            servers.start(part -> {}, Part.NATS, Part.KAFKA, Part.REGISTRY);
        }
    }

    private static void end(Path folder) {
        servers.kill();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                if (!file.toFile().delete()) {
                    System.err.println("left behind: " + file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalServers servers() {
        return servers;
    }

    public void recreate(EventDefinition event) throws Exception {
        JetStreamManagement streams = streams();
        if (streams.getStreamNames().contains(event.stream())) {
            streams.deleteStream(event.stream());
        }
        streams.addStream(StreamConfiguration.builder()
                .name(event.stream())
                .subjects(event.subjects())
                .storageType(StorageType.File)
                .build());
    }

    public JetStreamManagement streams() throws IOException {
        return nats.jetStreamManagement();
    }

    public Connection nats() {
        return nats;
    }

    /** Settings of an instance that runs all lanes itself. */
    public BridgeSettings alone(String instance) {
        BridgeSettings settings = shared(instance);
        return settings.withLanes(settings.lanes().withSharing(Sharing.SOLE));
    }

    /** Settings of an instance that shares the lanes with others. */
    public BridgeSettings shared(String instance) {
        return BridgeSettings.of(servers.nats().toString(), servers.kafkaBootstrap(), servers.registry())
                .withInstance(instance);
    }

    public Bridge bridge(BridgeSettings settings, Probe probe) {
        var bridge = new Bridge(settings, CATALOGUE, probe);
        bridge.start();
        return bridge;
    }

    public Bridge bridge() {
        return bridge(alone("first"), Probe.NONE);
    }

    public static LaneStatus lane(Bridge bridge, String name) {
        return bridge.lanes().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What an operator does after a stream was recreated. */
    public void resetCheckpoint(String lane) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.kafkaBootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("bridge.checkpoints", lane, null))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    /** Somebody else's producer, ready to begin a transaction. */
    public KafkaProducer<String, String> transactional(String id) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.kafkaBootstrap(), "transactional.id", id);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    /** Publishes as the services do. */
    public void publish(IndexedRecord event) throws Exception {
        var headers = new Headers();
        EventHeaders.onNats(event).forEach(headers::put);
        publish(CATALOGUE.of(event).subjectOf(event), headers, NATS_FORMAT.encode(event));
    }

    public void publish(String subject, Headers headers, byte[] payload) throws Exception {
        nats.jetStream()
                .publish(NatsMessage.builder()
                        .subject(subject)
                        .headers(headers)
                        .data(payload)
                        .build());
    }

    /** Publishes many ticks of one image and awaits all acknowledgements at the end; their ids in the order of the stream. */
    public List<String> publishBacklog(int count, String image) throws Exception {
        var ids = new ArrayList<String>();
        var acks = new ArrayList<CompletableFuture<PublishAck>>();
        for (int i = 0; i < count; i++) {
            var tick = Birders.tick(image);
            ids.add(tick.getId());
            acks.add(nats.jetStream().publishAsync(ticks().subjectOf(tick), NATS_FORMAT.encode(tick)));
        }
        for (var ack : acks) {
            ack.get(30, TimeUnit.SECONDS);
        }
        return ids;
    }

    public CommittedTopic topic(String name) {
        return new CommittedTopic(servers.kafkaBootstrap(), name, "read_committed");
    }

    public CommittedTopic uncommitted(String name) {
        return new CommittedTopic(servers.kafkaBootstrap(), name, "read_uncommitted");
    }

    public ConfluentFormat kafkaFormat() {
        try (var registry = new SchemaRegistry(servers.registry(), TIMEOUT)) {
            return new ConfluentFormat(CATALOGUE, registry.registerAll(CATALOGUE));
        }
    }

    public static MajorVersion ticks() {
        return CATALOGUE.major("tick", 1);
    }

    public static List<LaneStatus> notRunning(Bridge bridge) {
        return bridge.lanes().stream()
                .filter(lane -> lane.state() != dev.shrike.bridge.lane.LaneState.RUNNING)
                .toList();
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers.kafkaBootstrap()));
    }

    @Override
    public void close() throws Exception {
        nats.close();
    }
}
