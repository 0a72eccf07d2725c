package dev.shrike.bridge.cli;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.config.ConfigWatch;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.http.BridgeHttp;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.trace.Telemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs one instance until the process is told to end; its lanes are then committed and handed over. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run one instance in the foreground. More instances with the same group share the lanes. The sources in the"
                        + " configuration file may change while it runs.")
final class Run implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    @Mixin
    private ConnectionOptions connection;

    @Override
    public Integer call() throws InterruptedException, IOException {
        BridgeSettings settings = connection.settings();
        Optional<OpenTelemetry> telemetry =
                Telemetry.isAskedFor() ? Optional.of(Telemetry.ofProcess("bridge")) : Optional.empty();
        var bridge = new Bridge(settings, connection.catalogue(), telemetry);
        var ended = new CountDownLatch(1);
        BridgeHttp http = settings.http().port() == 0 ? null : http(bridge, settings);
        ConfigWatch watch = connection
                .file()
                .map(file -> ConfigWatch.start(file, connection::settings, changed -> bridge.reload(changed.sources())))
                .orElse(null);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("bridge-shutdown").unstarted(() -> {
                    LOG.info("{} commits and hands its lanes over", settings.instance());
                    close(watch);
                    bridge.close();
                    close(http);
                    ended.countDown();
                }));
        LOG.info(
                "{} starts: NATS {}, Kafka {}, group {}, http://{}:{}",
                settings.instance(),
                settings.nats().address(),
                settings.kafka().bootstrapServers(),
                settings.kafka().group(),
                settings.http().host(),
                settings.http().port());
        bridge.start();
        ended.await();
        return ExitCode.OK;
    }

    private BridgeHttp http(Bridge bridge, BridgeSettings settings) throws IOException {
        return BridgeHttp.start(bridge, new LetterDesk(settings, connection.catalogue()), settings.http());
    }

    private static void close(AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
        }
    }
}
