package dev.shrike.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {
    private static final int IN_FLIGHT = 4;
    private static final UUID WREN = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID ROBIN = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @TempDir
    Path folder;

    private final MemoryPlatform platform = new MemoryPlatform();
    private final AtomicInteger rowsTold = new AtomicInteger();

    @Test
    void registersEachObserverOnceAndTicksEachRowOnce() throws IOException {
        assertThat(run(file(WREN, ROBIN, WREN, WREN)).line())
                .isEqualTo("4 imported, 0 already there, 0 rejected; 2 people, 1 species");
        assertThat(platform.registrations).hasValue(2);
        assertThat(rowsTold).hasValue(4);
    }

    @Test
    void importingAgainAddsNothing() throws IOException {
        run(file(WREN, ROBIN));
        assertThat(run(file(WREN, ROBIN)).line())
                .isEqualTo("0 imported, 2 already there, 0 rejected; 2 people, 1 species");
    }

    @Test
    void finishesWhatAnInterruptedImportHasBegun() throws IOException {
        run(file(WREN, ROBIN));
        assertThat(run(file(WREN, ROBIN, WREN)).line())
                .isEqualTo("1 imported, 2 already there, 0 rejected; 2 people, 1 species");
    }

    @Test
    void aRefusedRowIsWrittenDownAndTheRestGoesOn() throws IOException {
        platform.refused.add("row-1");
        ImportSummary summary = run(file(WREN, ROBIN, WREN));
        assertThat(summary.imported()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("rejects.csv"))).contains("3,row-1,400 not this one");
    }

    @Test
    void aRefusedObserverRejectsAllTheirRows() throws IOException {
        platform.refused.add(WREN.toString());
        assertThat(run(file(WREN, ROBIN, WREN)).line())
                .isEqualTo("1 imported, 0 already there, 2 rejected; 1 people, 1 species");
    }

    @Test
    void noRejectsLeaveNoFile() throws IOException {
        run(file(WREN));
        assertThat(folder.resolve("rejects.csv")).doesNotExist();
    }

    @Test
    void aPlatformThatStaysAwayEndsTheImport() {
        platform.away = true;
        assertThatThrownBy(() -> run(file(WREN, ROBIN))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void neverAsksForMoreAtOnceThanAllowed() throws IOException {
        UUID[] many = new UUID[200];
        java.util.Arrays.fill(many, WREN);
        run(file(many));
        assertThat(platform.mostAtOnce).hasPositiveValue().hasValueLessThanOrEqualTo(IN_FLIGHT);
    }

    private ImportSummary run(ObservationFile file) throws IOException {
        try (RejectsFile rejects = new RejectsFile(folder.resolve("rejects.csv"))) {
            return new ImportRun(platform, rejects, IN_FLIGHT, rowsTold::incrementAndGet).run(file);
        }
    }

    private static ObservationFile file(UUID... observers) {
        StringBuilder csv =
                new StringBuilder("observation_id,observed_at,observer,species,image_url,latitude,longitude\n");
        for (int i = 0; i < observers.length; i++) {
            csv.append("row-")
                    .append(i)
                    .append(",2021-05-20,")
                    .append(observers[i])
                    .append(",Troglodytes aedon,https://images.example/1.jpg,1,2\n");
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return new ObservationFile(() -> new ByteArrayInputStream(bytes));
    }

    /** Does what the platform promises, in memory. */
    private static final class MemoryPlatform implements PlatformApi {
        private final Map<UUID, UUID> people = new ConcurrentHashMap<>();
        private final Map<String, UUID> ticks = new ConcurrentHashMap<>();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final AtomicInteger registrations = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private volatile boolean away;

        @Override
        public Outcome register(UUID observer) {
            if (away) {
                throw new UnavailableException("away", null);
            }
            registrations.incrementAndGet();
            if (refused.contains(observer.toString())) {
                return new Outcome.Refused("409 taken");
            }
            UUID fresh = UUID.randomUUID();
            UUID before = people.putIfAbsent(observer, fresh);
            return before == null ? new Outcome.Created(fresh) : new Outcome.AlreadyThere(before);
        }

        @Override
        public Outcome tick(UUID person, Observation observation) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                if (refused.contains(observation.id())) {
                    return new Outcome.Refused("400 not this one");
                }
                UUID fresh = UUID.randomUUID();
                UUID before = ticks.putIfAbsent(observation.id(), fresh);
                return before == null ? new Outcome.Created(fresh) : new Outcome.AlreadyThere(before);
            } finally {
                atOnce.decrementAndGet();
            }
        }
    }
}
