package dev.shrike.bridge.config;

import dev.shrike.bridge.settings.BridgeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a configuration file every two seconds and hands on what it says once it says something else. It is the content that is
 * compared, as times of files in mounted volumes tell little. A file that makes no sense is told about and changes nothing.
 */
public final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final long SECONDS = 2;

    private final Path file;
    private final Supplier<BridgeSettings> read;
    private final Consumer<BridgeSettings> changed;
    private final ScheduledExecutorService clock;
    private String known;

    private ConfigWatch(Path file, Supplier<BridgeSettings> read, Consumer<BridgeSettings> changed) {
        this.file = file;
        this.read = read;
        this.changed = changed;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("bridge-config").daemon().factory());
        this.known = content();
    }

    /**
     * Begins to look.
     *
     * @param file which one
     * @param read what it says now
     * @param changed told what it says; may refuse by throwing
     */
    public static ConfigWatch start(Path file, Supplier<BridgeSettings> read, Consumer<BridgeSettings> changed) {
        var watch = new ConfigWatch(file, read, changed);
        watch.clock.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        String now = content();
        if (now.equals(known)) {
            return;
        }
        known = now;
        try {
            changed.accept(read.get());
            LOG.info(
                    "{} has changed; its sources are carried from now on. Everything else in it needs a restart", file);
        } catch (RuntimeException e) {
            LOG.error("{} has changed and makes no sense, so all stays as it was: {}", file, e.getMessage());
        }
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be read now: {}", file, e.toString());
            return known == null ? "" : known;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
