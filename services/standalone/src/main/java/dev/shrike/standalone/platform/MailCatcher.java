package dev.shrike.standalone.platform;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real SMTP server that delivers nothing: it keeps mail in memory for whoever looks, and forgets all of it once it is much. Who
 * was sent what stands in the notifier's database.
 */
final class MailCatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int KEPT = 2_000;
    private static final long CHECK_SECONDS = 30;
    private static final long START_MILLIS = 10_000;

    private final GreenMail server;
    private final ScheduledExecutorService janitor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail-janitor").factory());

    private volatile Future<?> forgetting;

    /** On this machine alone, and silent about what it keeps but to this process. */
    MailCatcher(int port) {
        this(smtp("127.0.0.1", port));
    }

    private MailCatcher(ServerSetup... setups) {
        server = new GreenMail(setups)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    /** On every address; what it keeps is read by IMAP, from one mailbox for each address that was written to. */
    static MailCatcher readable(int port, int imapPort) {
        ServerSetup imap = new ServerSetup(imapPort, EVERYWHERE, ServerSetup.PROTOCOL_IMAP);
        imap.setServerStartupTimeout(START_MILLIS);
        return new MailCatcher(smtp(EVERYWHERE, port), imap);
    }

    private static ServerSetup smtp(String address, int port) {
        ServerSetup setup = new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_MILLIS);
        return setup;
    }

    void start() {
        server.start();
        forgetting =
                janitor.scheduleWithFixedDelay(this::forgetWhenMuch, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    boolean healthy() {
        Future<?> task = forgetting;
        return server.isRunning() && task != null && !task.isDone();
    }

    /** What it was sent and has not forgotten. */
    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private void forgetWhenMuch() {
        if (server.getReceivedMessages().length > KEPT) {
            try {
                server.purgeEmailFromAllMailboxes();
                LOG.info("The mail catcher has forgotten more than {} messages", KEPT);
            } catch (FolderException fault) {
                LOG.warn("The mail catcher cannot forget", fault);
            }
        }
    }

    @Override
    public void close() {
        janitor.shutdownNow();
        server.stop();
    }
}
