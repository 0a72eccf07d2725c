package dev.shrike.bridge.cli;

import dev.shrike.bridge.Bridge;
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
        description = "Run one instance in the foreground. More instances with the same group share the lanes.")
final class Run implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    @Mixin
    private ConnectionOptions connection;

    @Override
    public Integer call() throws InterruptedException {
        var settings = connection.settings();
        var bridge = new Bridge(settings, connection.catalogue());
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("bridge-shutdown").unstarted(() -> {
                    bridge.close();
                    ended.countDown();
                }));
        LOG.info(
                "{} starts: NATS {}, Kafka {}",
                settings.instance(),
                settings.nats().address(),
                settings.kafka().bootstrapServers());
        bridge.start();
        ended.await();
        return ExitCode.OK;
    }
}
