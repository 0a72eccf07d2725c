package dev.shrike.bench.gdpr;

import dev.shrike.bench.platform.WholePlatform;
import dev.shrike.bench.progress.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Exporting and erasing one person among others, on all of Shrike, by the commands that people use; their start is counted too. */
final class ErasurePart implements Part {
    private static final int STEPS = 6;
    private static final int PATIENCE_MINUTES = 20;

    private final int events;
    private final int own;

    /**
     * @param events all that there are
     * @param own how many of them are of the person who is erased
     */
    ErasurePart(int events, int own) {
        if (own < 1 || events < own) {
            throw new IllegalArgumentException("The person has one event at least, and all people together no fewer");
        }
        this.events = events;
        this.own = own;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public boolean run(Effort effort, PrintWriter out) throws Exception {
        try (Progress progress = new Progress("Erasure", STEPS);
                WholePlatform platform = WholePlatform.start();
                ExecutorService reading = Executors.newSingleThreadExecutor();
                LatestTicks ticks = new LatestTicks(platform.kafka())) {
            progress.step("events of the person");
            platform.shrike("import", sightings(platform.folder()).toString());
            ticks.awaitKeys(own);
            String person = ticks.person();
            progress.step("events of others");
            OtherPeople.publish(platform.nats(), events - own);
            ticks.awaitKeys(events);
            TopologyLag.awaitNone(platform.kafka());

            out.printf("%nA person with %,d events among %,d%n%n", own, events);
            out.println("| what | seconds | goal |");
            out.println("|" + " --- |".repeat(3));
            progress.step("export");
            long asked = System.nanoTime();
            platform.shrike(
                    "export",
                    person,
                    "--output",
                    platform.folder().resolve("export.zip").toString());
            line(out, "export of all that there is of the person", asked, "20");
            progress.step("erasure");
            Future<?> tombstones = reading.submit(() -> {
                ticks.awaitTombstones(own);
                return null;
            });
            asked = System.nanoTime();
            platform.shrike("erase", person, "--until", "shredded");
            line(out, "erasure, certified as shredded", asked, "5");
            tombstones.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            line(out, "a tombstone for each of the events in Kafka", asked, "30");
            progress.step("verification");
            platform.shrike("erase", person, "--until", "completed", "--timeout", "PT20M");
            line(out, "completed: removed everywhere, nothing readable found", asked, "");
            asked = System.nanoTime();
            platform.shrike("verify", person);
            line(out, "looked everywhere once more", asked, "");
            return true;
        }
    }

    private static void line(PrintWriter out, String what, long begun, String goal) {
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
        out.printf("| %s | %.1f | %s |%n", what, seconds, goal);
        out.flush();
    }

    /** What one observer saw, each on an image of its own. */
    private Path sightings(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("observation_id,observed_at,observer,species,common_name,image_url,latitude,longitude,count"));
        UUID observer = UUID.randomUUID();
        for (int i = 0; i < own; i++) {
            lines.add("%d,2024-05-01,%s,Troglodytes aedon,,https://images.example/own/%d.jpg,-34.88,-56.18,1"
                    .formatted(i + 1, observer, i));
        }
        return Files.write(folder.resolve("sightings.csv"), lines);
    }
}
