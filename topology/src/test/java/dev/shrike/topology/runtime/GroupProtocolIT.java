package dev.shrike.topology.runtime;

import static dev.shrike.topology.bench.Birders.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.view.TopologyView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which instances are members of a group, on a broker of its own: groups begin from nothing. */
class GroupProtocolIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String IMAGE = "https://birds.example/protocol.jpg";

    @TempDir
    private Path state;

    @TempDir
    private Path servers;

    @Test
    void the_broker_shares_the_work_out_where_that_is_asked_and_a_static_member_keeps_its_own() throws Exception {
        try (LocalServers own = LocalServers.open(ServerSettings.forTests(servers))) {
            own.start(ready -> {}, Part.KAFKA, Part.REGISTRY);
            joinsAndKeeps(own);
        }
    }

    private void joinsAndKeeps(LocalServers own) throws Exception {
        try (var log = new KafkaLog(own)) {
            log.createEventTopics();
            try (var runtime = new TopologyRuntime(settings(log, GroupProtocol.STREAMS, Optional.empty(), "score"))) {
                runtime.start();
                await().atMost(SOON).until(() -> runtime.health().up());
                log.publish(Happenings.atNoon().tick(ANA, IMAGE));

                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(runtime.scores().find(IMAGE)).isPresent());
                assertThat(typeOf("shrike-score", log)).isEqualTo(GroupType.STREAMS);
                assertThat(runtime.views()).singleElement().satisfies(GroupProtocolIT::isLive);
            }
            try (var runtime =
                    new TopologyRuntime(settings(log, GroupProtocol.CLASSIC, Optional.of("one"), "rate-upcast"))) {
                runtime.start();
                await().atMost(SOON).until(() -> runtime.health().up());

                assertThat(membersOf("shrike-rate-upcast", log)).contains("one-1");
                assertThat(runtime.orphans()).extracting(Orphan::name).containsExactly("shrike-score");
            }
            assertThat(membersOf("shrike-rate-upcast", log)).as("it comes back").contains("one-1");
        }
        assertThat(Files.isDirectory(state.resolve("shrike-score"))).isTrue();
    }

    private static void isLive(TopologyView view) {
        assertThat(view.name()).isEqualTo("score");
        assertThat(view.state()).isEqualTo("UP");
        assertThat(view.threads().values()).containsOnly("RUNNING");
        assertThat(view.rates()).containsKeys("processed", "committed");
        assertThat(view.tasks())
                .flatExtracting(TopologyView.Task::inputs)
                .extracting(TopologyView.Input::topic)
                .contains("tick.v1", "shrike-score-evidence-by-image-repartition");
        assertThat(view.copies()).extracting(TopologyView.Copy::store).contains("scored-images", "score-ranking");
    }

    private TopologySettings settings(KafkaLog log, GroupProtocol protocol, Optional<String> id, String topology) {
        Membership alone = Membership.alone();
        var member = new Membership(Optional.empty(), alone.peerTimeout(), alone.mostLag(), protocol, id);
        return TopologySettings.of(log.bootstrap(), log.registry(), state, KafkaLog.DEAD_LETTERS)
                .withEnabled(Selection.of(topology))
                .withMembership(member, Resources.small());
    }

    private static GroupType typeOf(String group, KafkaLog log) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", log.bootstrap()))) {
            return admin.listGroups().all().get().stream()
                    .filter(found -> found.groupId().equals(group))
                    .findFirst()
                    .flatMap(found -> found.type())
                    .orElseThrow();
        }
    }

    private static String membersOf(String group, KafkaLog log) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", log.bootstrap()))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.groupInstanceId().orElse(""))
                    .toList()
                    .toString();
        }
    }
}
