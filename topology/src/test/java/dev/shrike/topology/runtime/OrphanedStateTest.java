package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedStateTest {
    private static final OrphanPolicy REMOVE = new OrphanPolicy(true, Duration.ofDays(1));
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Set<String> CHANGELOGS =
            Set.of("shrike-nests-eggs-changelog", "shrike-nests-seen-changelog", "tick.v1");

    @TempDir
    private Path root;

    private Path nests;

    @BeforeEach
    void state() throws IOException {
        nests = root.resolve("shrike-nests");
        file(nests.resolve("kafka-streams-process-metadata"));
        file(nests.resolve(".lock"));
        file(nests.resolve("1_0/.checkpoint"));
        file(nests.resolve("1_0/rocksdb/eggs/000001.sst"));
        file(nests.resolve("0_3/seen/seen.1000/CURRENT"));
        unusedForTwoDays();
    }

    private void unusedForTwoDays() throws IOException {
        try (var all = Files.walk(root)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(2))));
            }
        }
    }

    @Test
    void state_of_a_topology_that_does_not_run_here_is_told_of_and_stays() {
        assertThat(tidy(OrphanPolicy.report(), CHANGELOGS)).singleElement().satisfies(orphan -> {
            assertThat(orphan.name()).isEqualTo("shrike-nests");
            assertThat(orphan.bytes()).isEqualTo(5 * 4);
            assertThat(orphan.removed()).isFalse();
        });
        assertThat(nests.resolve("1_0/rocksdb/eggs/000001.sst")).exists();
    }

    @Test
    void on_request_it_goes_when_it_can_be_made_again() {
        assertThat(tidy(REMOVE, CHANGELOGS))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.removed()).isTrue());
        assertThat(nests).doesNotExist();
    }

    @Test
    void what_has_no_changelog_any_more_stays_and_is_named() {
        assertThat(tidy(REMOVE, Set.of("shrike-nests-eggs-changelog")))
                .singleElement()
                .satisfies(orphan -> {
                    assertThat(orphan.removed()).isFalse();
                    assertThat(orphan.reason()).isEqualTo("there is no changelog of seen");
                });
        assertThat(nests.resolve("0_3/seen/seen.1000/CURRENT")).exists();
    }

    @Test
    void what_was_used_lately_stays() throws IOException {
        Files.setLastModifiedTime(nests.resolve("1_0/.checkpoint"), FileTime.from(NOW.minus(Duration.ofHours(23))));

        assertThat(tidy(REMOVE, CHANGELOGS))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.removed()).isFalse());
        assertThat(nests).exists();
    }

    @Test
    void what_somebody_holds_stays() throws IOException {
        try (var channel = FileChannel.open(nests.resolve(".lock"), StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();

            assertThat(tidy(REMOVE, CHANGELOGS))
                    .singleElement()
                    .satisfies(orphan -> assertThat(orphan.reason()).isEqualTo("this process uses it"));
        }
        assertThat(nests.resolve("1_0/.checkpoint")).exists();
    }

    @Test
    void what_cannot_be_dealt_with_is_told_of_and_keeps_nothing_else() throws IOException {
        Path others = root.resolve("shrike-others");
        file(others.resolve("kafka-streams-process-metadata"));
        Files.delete(nests.resolve(".lock"));
        file(nests.resolve(".lock/nobody-can-lock-a-folder"));
        unusedForTwoDays();

        assertThat(tidy(REMOVE, CHANGELOGS)).extracting(Orphan::name).containsExactly("shrike-nests", "shrike-others");
        assertThat(others).doesNotExist();
        assertThat(nests.resolve("1_0/.checkpoint")).exists();
    }

    @Test
    void what_runs_here_and_what_is_none_of_ours_is_left_alone() throws IOException {
        file(root.resolve("photos/1.jpg"));
        var orphaned = new OrphanedState(root, REMOVE, CHANGELOGS, NOW);

        assertThat(orphaned.tidy(Set.of("shrike-nests"))).isEmpty();
        assertThat(root.resolve("photos/1.jpg")).exists();
        assertThat(nests).exists();
        assertThat(new OrphanedState(root.resolve("nowhere"), REMOVE, CHANGELOGS, NOW).tidy(Set.of()))
                .isEmpty();
    }

    private List<Orphan> tidy(OrphanPolicy policy, Set<String> topics) {
        return new OrphanedState(root, policy, topics, NOW).tidy(Set.of("shrike-score"));
    }

    private static void file(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "four");
    }
}
