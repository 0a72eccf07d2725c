package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.redrive.Fate;
import dev.shrike.bridge.redrive.Redrive;
import dev.shrike.bridge.redrive.RedriveOptions;
import dev.shrike.bridge.redrive.RedriveReport;
import dev.shrike.bridge.redrive.RedriveSelection;
import dev.shrike.bridge.redrive.Redriven;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.EarlierCatalogue;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.api.PublishAck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedriveIT {
    /** How many good events; one poisonous one for each hundred of them. */
    private static final int GOOD = Integer.getInteger("bridge.redrive.events", 10_000);

    private static final int GOOD_FOR_EACH_POISON = 100;
    private static final int IN_FLIGHT = 2_000;
    private static final int MIB = 1024 * 1024;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final EventCatalogue EARLIER = EarlierCatalogue.without("tick", "1.1");

    private World world;
    private KafkaAdmin kafka;

    @BeforeEach
    void emptyWorld() throws Exception {
        world = World.empty();
        kafka = new KafkaAdmin(world.alone("test").kafka());
    }

    @AfterEach
    void closeWorld() throws Exception {
        kafka.close();
        world.close();
    }

    @Test
    void poisonAmongGoodEventsComesInOnceTheBridgeKnowsItsVersion() throws Exception {
        Set<String> good = new HashSet<>();
        Set<String> poison = new HashSet<>();
        publishMixed(good, poison);
        try (var bridge = new Bridge(world.alone("earlier"), EARLIER, Probe.NONE)) {
            bridge.start();
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == good.size() + poison.size());
        }
        assertThatTopicHoldsEachOnce("tick.v1", good);
        assertThat(openLetters()).isEqualTo(poison.size()).isEqualTo(GOOD / GOOD_FOR_EACH_POISON);

        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON)
                    .until(() -> World.lane(bridge, "tick").state() == dev.shrike.bridge.lane.LaneState.RUNNING);
            assertThat(redrive(RedriveSelection.all(), new RedriveOptions(true, false))
                            .count(Fate.REDRIVEN))
                    .isEqualTo(poison.size());
            assertThat(openLetters()).isEqualTo(poison.size());
            assertThat(ids("tick.v1")).hasSize(GOOD);

            RedriveReport report = redrive(RedriveSelection.all(), RedriveOptions.inOrder());
            assertThat(report.counts()).containsExactly(Map.entry(Fate.REDRIVEN, poison.size()));
            assertThat(report.allSettled()).isTrue();
            assertThat(redrive(RedriveSelection.all(), RedriveOptions.inOrder()).counts())
                    .isEmpty();

            Tick after = Birders.tick("https://images.example/after.jpg");
            world.publish(after);
            good.add(after.getId());
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 1);
        }
        Set<String> all = new HashSet<>(good);
        all.addAll(poison);
        assertThatTopicHoldsEachOnce("tick.v1", all);
        assertThatTopicHoldsEachOnce("tick.v1.latest", all);
        assertThat(openLetters()).isZero();
        System.out.println("Redriven: " + poison.size() + " among " + GOOD + " events");
    }

    /** As many as there are, and all of them: so each once. Comparing lists of this length in any order would take minutes. */
    private void assertThatTopicHoldsEachOnce(String topic, Set<String> expected) {
        List<String> found = ids(topic);
        assertThat(found).hasSameSizeAs(expected);
        assertThat(Set.copyOf(found)).isEqualTo(expected);
    }

    @Test
    void anEventWhoseKeyHasANewerOneIsRefusedUnlessItShallBeTheLatest() throws Exception {
        Tick poison = Birders.tickWithNote("https://images.example/1.jpg", 10);
        Tick newer = Birders.tick("https://images.example/1.jpg");
        world.publish(poison);
        world.publish(newer);
        mirrorWith(EARLIER, world.alone("earlier"), 2);

        var told = new ArrayList<Redriven>();
        assertThat(redrive(RedriveSelection.all(), RedriveOptions.inOrder(), told)
                        .counts())
                .containsExactly(Map.entry(Fate.OVERTAKEN, 1));
        assertThat(told)
                .singleElement()
                .satisfies(letter -> assertThat(letter.detail()).contains("sequence 2 of TICK"));
        assertThat(world.topic("tick.v1").ids()).containsExactly(newer.getId());
        assertThat(openLetters()).isEqualTo(1);
        assertThatTheOperatorSees(poison);

        assertThat(redrive(RedriveSelection.all(), new RedriveOptions(false, true))
                        .counts())
                .containsExactly(Map.entry(Fate.REDRIVEN, 1));
        assertThat(world.topic("tick.v1").ids()).containsExactly(newer.getId(), poison.getId());
        assertThat(world.topic("tick.v1.latest").ids()).last().isEqualTo(poison.getId());
        assertThat(redrive(selecting(told.getFirst()), RedriveOptions.inOrder()).counts())
                .containsExactly(Map.entry(Fate.PRESENT, 1));
    }

    @Test
    void whatItsPublisherSentAgainMeanwhileIsNotBroughtInASecondTime() throws Exception {
        Tick tick = Birders.tickWithNote("https://images.example/1.jpg", 10);
        byte[] payload = World.NATS_FORMAT.encode(tick);
        String subject = World.ticks().subjectOf(tick);
        world.publish(subject, new io.nats.client.impl.Headers(), payload);
        mirrorWith(EARLIER, world.alone("earlier"), 1);
        world.publish(subject, new io.nats.client.impl.Headers(), payload);
        mirrorWith(World.CATALOGUE, world.alone("later"), 2);

        assertThat(redrive(RedriveSelection.all(), RedriveOptions.inOrder()).counts())
                .containsExactly(Map.entry(Fate.PRESENT, 1));
        assertThat(world.topic("tick.v1").ids()).containsExactly(tick.getId());
        assertThat(openLetters()).isZero();
    }

    @Test
    void aLetterThatWasCutIsTakenFromTheStreamAsLongAsItIsThere() throws Exception {
        Tick large = Birders.tickWithNote("https://images.example/1.jpg", 2 * MIB);
        Tick gone = Birders.tickWithNote("https://images.example/2.jpg", 2 * MIB);
        world.publish(large);
        world.publish(gone);
        BridgeSettings tight = world.alone("tight").withTopics(topics(MIB, MIB));
        mirrorWith(World.CATALOGUE, tight, 2);
        world.streams().deleteMessage("TICK", 2);
        assertThat(redrive(RedriveSelection.all(), RedriveOptions.inOrder()).count(Fate.STILL_REFUSED))
                .isEqualTo(1);

        raiseLimit(4 * MIB, "tick.v1", "tick.v1.latest");
        BridgeSettings wide = world.alone("wide").withTopics(topics(4 * MIB, 8 * MIB));
        try (var redrive = new Redrive(wide, World.CATALOGUE)) {
            assertThat(redrive.run(RedriveSelection.all(), RedriveOptions.inOrder(), letter -> {})
                            .counts())
                    .containsOnly(Map.entry(Fate.REDRIVEN, 1), Map.entry(Fate.INCOMPLETE, 1));
        }
        assertThat(world.topic("tick.v1").ids()).containsExactly(large.getId());
    }

    private void assertThatTheOperatorSees(Tick poison) {
        var operator = new Operator(world.alone("operator"));
        assertThat(operator.types("dead-letters", "list", "--lane", "tick", "--since", "1h")
                        .out())
                .contains("unknown-schema", "1 in all");
        assertThat(operator.types("dead-letters", "list", "--reason", "too-large")
                        .out())
                .contains("No dead letters");
        Matcher id = Pattern.compile("\"id\" : \"(\\d+-\\d+)\"")
                .matcher(operator.types("dead-letters", "list", "--json").out());
        assertThat(id.find()).isTrue();
        assertThat(operator.types("dead-letters", "show", id.group(1)).out())
                .contains(poison.getId(), "dead_letter_lane: tick", "\"sealed\":true");
        assertThat(operator.types("dead-letters", "redrive", "--id", id.group(1), "--dry-run"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(1))
                .satisfies(answer ->
                        assertThat(answer.out()).contains(id.group(1) + " overtaken", "would be overtaken: 1"));
        assertThat(operator.types("dead-letters", "redrive").exitCode()).isEqualTo(2);
    }

    private void publishMixed(Set<String> good, Set<String> poison) throws Exception {
        var acks = new ArrayList<CompletableFuture<PublishAck>>();
        for (int i = 0; i < GOOD + GOOD / GOOD_FOR_EACH_POISON; i++) {
            boolean bad = i % (GOOD_FOR_EACH_POISON + 1) == GOOD_FOR_EACH_POISON / 2;
            Tick tick = bad
                    ? Birders.tickWithNote("https://images.example/poison/" + i + ".jpg", 10)
                    : Birders.tick("https://images.example/" + i % 1_000 + ".jpg");
            (bad ? poison : good).add(tick.getId());
            acks.add(world.nats()
                    .jetStream()
                    .publishAsync(World.ticks().subjectOf(tick), World.NATS_FORMAT.encode(tick)));
            if (acks.size() == IN_FLIGHT) {
                awaitAll(acks);
            }
        }
        awaitAll(acks);
    }

    private static void awaitAll(List<CompletableFuture<PublishAck>> acks) throws Exception {
        for (var ack : acks) {
            ack.get(30, TimeUnit.SECONDS);
        }
        acks.clear();
    }

    private void mirrorWith(EventCatalogue catalogue, BridgeSettings settings, long upTo) {
        try (var bridge = new Bridge(settings, catalogue, Probe.NONE)) {
            bridge.start();
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == upTo);
        }
    }

    private RedriveReport redrive(RedriveSelection selection, RedriveOptions options) {
        return redrive(selection, options, new ArrayList<>());
    }

    private RedriveReport redrive(RedriveSelection selection, RedriveOptions options, List<Redriven> told) {
        try (var redrive = new Redrive(world.alone("operator"), World.CATALOGUE)) {
            return redrive.run(selection, options, told::add);
        }
    }

    private static RedriveSelection selecting(Redriven letter) {
        return new RedriveSelection(Set.of(letter.id()), java.util.Optional.empty(), java.util.Optional.empty());
    }

    private int openLetters() {
        var log = new LetterLog(kafka, reader());
        var ranges = log.ranges(Instant.EPOCH);
        var settled = log.settled(ranges);
        int[] open = new int[1];
        log.letters(ranges, letter -> open[0] += settled.contains(letter.id()) ? 0 : 1);
        return open[0];
    }

    private List<String> ids(String topic) {
        var ids = new ArrayList<String>();
        reader().read(
                        kafka.ranges(kafka.partitions(List.of(topic))),
                        found -> ids.add(
                                new String(found.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
        return ids;
    }

    private CommittedReader reader() {
        return new CommittedReader(world.alone("test").kafka());
    }

    private static TopicSettings topics(int maxRecordBytes, int maxDeadLetterBytes) {
        TopicSettings defaults = TopicSettings.defaults();
        return new TopicSettings(
                defaults.partitions(),
                defaults.replication(),
                defaults.compactionLag(),
                defaults.tombstonesKept(),
                defaults.deadLetterRetention(),
                maxRecordBytes,
                maxDeadLetterBytes);
    }

    private static void raiseLimit(int bytes, String... topics) throws Exception {
        var raised = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
        try (Admin admin = World.admin()) {
            for (String topic : topics) {
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(raised)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
        }
    }
}
