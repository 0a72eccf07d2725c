package dev.shrike.standalone.command;

import dev.shrike.standalone.projections.ProjectionReport.Build;
import dev.shrike.standalone.projections.ProjectionsClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Watches a rebuild to its end, with a progress bar where somebody looks. */
final class RebuildWatch {
    private static final long POLL_MILLIS = 200;

    private final ProjectionsClient client;
    private final String name;
    private final int build;
    private final PrintWriter out;

    RebuildWatch(ProjectionsClient client, String name, int build, PrintWriter out) {
        this.client = client;
        this.name = name;
        this.build = build;
        this.out = out;
    }

    /** Returns the exit code. */
    int watch() {
        long started = System.nanoTime();
        try (Progress progress = Progress.of("Rebuilding", "events")) {
            boolean begun = false;
            while (true) {
                Optional<Build> now = client.show(name).build(build);
                if (now.isEmpty()) {
                    progress.close();
                    throw new CommandFailure("The rebuild of " + name + " was dropped");
                }
                Build at = now.get();
                if (!begun && at.total() > 0) {
                    progress.begin(at.total());
                    begun = true;
                }
                progress.at(at.done(), rest(at));
                if (at.failure().isPresent()) {
                    progress.close();
                    throw new CommandFailure("Build " + build + " of " + name + " "
                            + at.failure().get());
                }
                if ("LIVE".equals(at.role())) {
                    progress.close();
                    return done(at, Duration.ofNanos(System.nanoTime() - started));
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
    }

    private int done(Build at, Duration took) {
        out.printf("%s: build %d is live, %,d events in %.1f s%n", name, build, at.done(), took.toMillis() / 1e3);
        out.printf("The tables before are kept until ./shrike projections drop %s%n", name);
        out.flush();
        return ExitCodes.OK;
    }

    private static String rest(Build at) {
        String rate = "%,d/s".formatted(at.eventsPerSecond());
        return at.remainingSeconds() < 0 ? rate : rate + ", " + at.remainingSeconds() + " s left";
    }
}
