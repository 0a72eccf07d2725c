package dev.shrike.gdpr.scan.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.kafka.CompactedTopics;
import dev.shrike.gdpr.scan.kafka.LiveMentions;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.schemas.rate.v2.Metadata;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
import dev.shrike.schemas.rate.v2.User;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactedTopicsIT {

    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    private static final String LATEST = CATALOGUE.major("user", 1).latestTopic();
    private static final String LEDGER = CATALOGUE.major("gdpr", 1).latestTopic();
    private static final String GUARD = "app-erased-people-changelog";
    private static final String STATE = "app-people-changelog";
    private static final String NOT_COMPACTED = "history";

    @TempDir
    private static Path folder;

    private static ScannedServers servers;

    private final UUID person = Birders.newcomer();
    private final CompactedTopics topics =
            new CompactedTopics(servers.kafka(), CATALOGUE, ScannedServers.remembrance());

    @BeforeAll
    static void begin() throws IOException, InterruptedException {
        servers = new ScannedServers(folder);
        for (String topic : List.of(LATEST, LEDGER, GUARD, STATE)) {
            servers.topic(topic, 2, COMPACTED);
        }
        servers.topic(NOT_COMPACTED, 1, Map.of());
    }

    @AfterAll
    static void end() throws InterruptedException {
        servers.close();
    }

    @Test
    void aRecordThatNamesThePersonIsCurrentUntilItsKeyEndsAndPresentUntilItIsCompacted() throws Exception {
        write(LATEST, 1, person.toString(), "profile");
        assertThat(mentions(List.of()).partitions()).containsExactly(new LiveMentions.InPartition(LATEST, 1, 1, 1));

        write(LATEST, 1, person.toString(), null);
        assertThat(mentions(List.of()).partitions()).containsExactly(new LiveMentions.InPartition(LATEST, 1, 1, 0));
    }

    @Test
    void recordsUnderKeysOfThePersonAreCounted() throws Exception {
        String image = "https://images.example/" + person.hashCode();
        write(STATE, 0, image, "score 4");
        write(STATE, 0, "another", "of " + person);

        assertThat(mentions(List.of()).current()).isEqualTo(1);
        assertThat(mentions(List.of(image)).current()).isEqualTo(2);
    }

    @Test
    void theLedgerAndWhoRemembersErasuresAreLeftOut() throws Exception {
        write(LEDGER, 0, person.toString(), "delete");
        write(GUARD, 0, person.toString(), "since");
        write(NOT_COMPACTED, 0, person.toString(), "event");

        assertThat(mentions(List.of()).present()).isZero();
    }

    @Test
    void anEventInWhichSomebodyElseActsAndNamesThePersonIsNotTheirs() throws Exception {
        Rate rating = new Rate(
                UUID.randomUUID().toString(),
                "update",
                "2.0",
                new RateData(
                        new User(UUID.randomUUID().toString()),
                        new Image("https://images.example/theirs.jpg", person.toString()),
                        5),
                new Metadata("tests", Instant.EPOCH, null, null, null, null));
        byte[] body = new SingleObjectEncoding(CATALOGUE).encode(rating);
        byte[] value = ByteBuffer.allocate(body.length - 5)
                .put((byte) 0)
                .putInt(7)
                .put(body, 10, body.length - 10)
                .array();
        try (var producer = servers.producer(Map.of())) {
            producer.send(new ProducerRecord<>(STATE, 0, utf8("rated by another"), value))
                    .get();
        }

        assertThat(mentions(List.of()).present()).isZero();
    }

    private LiveMentions mentions(List<String> keys) throws InterruptedException {
        return topics.liveMentions(person, keys, ScanLimits.of(ScannedServers.PATIENCE));
    }

    private static void write(String topic, int partition, String key, String value)
            throws ExecutionException, InterruptedException {
        try (var producer = servers.producer(Map.of())) {
            producer.send(new ProducerRecord<>(topic, partition, utf8(key), value == null ? null : utf8(value)))
                    .get();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
