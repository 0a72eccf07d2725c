package dev.shrike.bridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private static final StreamNeeds NEEDS =
            new StreamNeeds("TICK", List.of("tick.>"), Optional.of(Duration.ofDays(365)));

    @Test
    void aFileStreamThatKeepsEverythingIsFine() {
        assertThat(StreamCheck.of(NEEDS, good().build(), false))
                .singleElement()
                .satisfies(item -> assertThat(item.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void aStreamThatTakesOnlyAPartOfTheSubjectsIsWrong() {
        assertThat(check(good().subjects("tick.v1.*.new"))).contains(Verdict.ERROR);
        assertThat(check(good().subjects("other.>", "tick.>"))).contains(Verdict.OK);
        assertThat(check(good().subjects(">"))).contains(Verdict.OK);
    }

    @Test
    void aStreamThatForgetsWhatOthersHaveReadIsWrong() {
        assertThat(check(good().retentionPolicy(RetentionPolicy.WorkQueue))).contains(Verdict.ERROR);
        assertThat(check(good().retentionPolicy(RetentionPolicy.Interest))).contains(Verdict.ERROR);
    }

    @Test
    void whatMayLoseMessagesBeforeTheyAreMirroredIsWarnedOf() {
        assertThat(check(good().maxAge(Duration.ofDays(7)))).containsExactly(Verdict.WARN);
        assertThat(check(good().maxAge(Duration.ofDays(400)))).containsExactly(Verdict.OK);
        assertThat(check(good().maxMessages(1_000))).containsExactly(Verdict.WARN);
        assertThat(check(good().maxMessages(1_000).discardPolicy(DiscardPolicy.New)))
                .containsExactly(Verdict.OK);
        assertThat(check(good().storageType(StorageType.Memory))).containsExactly(Verdict.WARN);
        assertThat(check(good().duplicateWindow(Duration.ofSeconds(10)))).containsExactly(Verdict.WARN);
        assertThat(check(good().noAck(true))).containsExactly(Verdict.WARN);
    }

    @Test
    void oneCopyIsWarnedOfInAClusterOnly() {
        assertThat(StreamCheck.of(NEEDS, good().build(), true))
                .extracting(PlanItem::verdict)
                .containsExactly(Verdict.WARN);
        assertThat(StreamCheck.of(NEEDS, good().replicas(3).build(), true))
                .extracting(PlanItem::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void versionsFromTwoPointNineOnWillDo() {
        assertThat(ServerVersion.check("2.9.10").verdict()).isEqualTo(Verdict.OK);
        assertThat(ServerVersion.check("2.12.0-RC.1").verdict()).isEqualTo(Verdict.OK);
        assertThat(ServerVersion.check("3.0.0").verdict()).isEqualTo(Verdict.OK);
        assertThat(ServerVersion.check("2.8.4").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(ServerVersion.check("").verdict()).isEqualTo(Verdict.WARN);
    }

    private static List<Verdict> check(StreamConfiguration.Builder stream) {
        return StreamCheck.of(NEEDS, stream.build(), false).stream()
                .map(PlanItem::verdict)
                .toList();
    }

    private static StreamConfiguration.Builder good() {
        return StreamConfiguration.builder()
                .name("TICK")
                .subjects("tick.>")
                .storageType(StorageType.File)
                .duplicateWindow(Duration.ofMinutes(2));
    }
}
