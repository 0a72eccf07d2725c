package dev.shrike.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.DockerClientFactory;

/** The parts of a running platform, by their names in {@code compose.yaml}. An unknown name is an {@link IllegalArgumentException}. */
public final class Parts {
    static final String PROJECT = "com.docker.compose.project";

    private static final String SERVICE = "com.docker.compose.service";
    private static final String IMAGE = "SHRIKE_IMAGE";
    private static final int STOP_SECONDS = 40;
    private static final Duration UPDATE_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LOG_TIMEOUT = Duration.ofSeconds(10);
    private static final int LAST_LINES = 30;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Compose compose;

    Parts(Compose compose) {
        this.compose = compose;
    }

    /** The engine's name of the container that it runs in now. */
    public String container(String part) {
        return containers(Map.of(PROJECT, compose.project(), SERVICE, part)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("compose.yaml has no " + part))
                .getId();
    }

    /** Ends a part in good order; the others run on. */
    public void stop(String part) {
        docker().stopContainerCmd(container(part)).withTimeout(STOP_SECONDS).exec();
    }

    /** Ends a part at once, as a crash would. */
    public void kill(String part) {
        docker().killContainerCmd(container(part)).exec();
    }

    /** Starts a part again that was ended; returns at once. */
    public void start(String part) {
        docker().startContainerCmd(container(part)).exec();
    }

    /**
     * Replaces a part by the same of another image, as an update does: the old one ends in good order, the new one has its volumes.
     * Returns when the new one is well.
     *
     * @param image of Shrike
     * @throws IllegalStateException when it does not get well
     */
    public void update(String part, String image) throws InterruptedException {
        compose.with(IMAGE, image).run(UPDATE_TIMEOUT, "up", "-d", "--no-deps", "--wait", part);
    }

    /**
     * Waits until every part that has a health check is well.
     *
     * @throws IllegalStateException when one does not get well; says what its last check and its log say
     */
    public void awaitWell(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<String> waiting = notWell();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("After " + atMost + " these are not well: "
                        + waiting.stream().map(this::symptoms).toList());
            }
            Thread.sleep(POLL);
            waiting = notWell();
        }
    }

    /** A text file of a part's container. */
    String read(String part, String file) {
        try (InputStream content = docker().copyArchiveFromContainerCmd(container(part), file)
                        .exec();
                var archive = new TarArchiveInputStream(new BufferedInputStream(content))) {
            archive.getNextEntry();
            return new String(archive.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " of " + part + " cannot be read", fault);
        }
    }

    /** What those say that ended with a failure, or end again and again. */
    List<String> failures() {
        return containers(Map.of(PROJECT, compose.project())).stream()
                .filter(one -> one.getState().equals("restarting")
                        || (one.getState().equals("exited") && !one.getStatus().startsWith("Exited (0)")))
                .map(one -> one.getLabels().get(SERVICE))
                .map(this::symptoms)
                .toList();
    }

    private String symptoms(String part) {
        String id = container(part);
        StringBuilder log = new StringBuilder();
        var lines = new ResultCallback.Adapter<Frame>() {
            @Override
            public void onNext(Frame line) {
                log.append(new String(line.getPayload(), StandardCharsets.UTF_8));
            }
        };
        try (var reading = docker().logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withTail(LAST_LINES)
                .exec(lines)) {
            reading.awaitCompletion(LOG_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException fault) {
            throw new UncheckedIOException("The log of " + part + " cannot be read", fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        HealthState health = docker().inspectContainerCmd(id).exec().getState().getHealth();
        String check = health == null || health.getLog().isEmpty()
                ? ""
                : ", whose last check said: " + health.getLog().getLast().getOutput();
        return "%n%s%s%n%s".formatted(part, check, log);
    }

    private List<String> notWell() {
        return containers(Map.of(PROJECT, compose.project())).stream()
                .filter(one -> one.getStatus().contains("(unhealthy)")
                        || one.getStatus().contains("starting"))
                .map(one -> one.getLabels().get(SERVICE))
                .toList();
    }

    private static List<Container> containers(Map<String, String> labels) {
        return docker().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec();
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }
}
