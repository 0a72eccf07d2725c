package dev.shrike.users.registration;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that an installation has an administrator: at every start one with this name ({@code shrike.admin.username}) and
 * password ({@code shrike.admin.password}) is there afterwards, and tried for until auth-api answers. Without a password nothing is
 * done. A password that was changed elsewhere is set back.
 */
@Singleton
@Requires(property = "shrike.admin.password")
final class AdminAtStart implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(AdminAtStart.class);
    private static final long PAUSE_SECONDS = 2;

    private final AdminAccount account;
    private final String username;
    private final String password;
    private final CountDownLatch closing = new CountDownLatch(1);

    AdminAtStart(
            AdminAccount account,
            @Value("${shrike.admin.username:admin}") String username,
            @Value("${shrike.admin.password:}") String password) {
        this.account = account;
        this.username = username;
        this.password = password;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        Thread.ofVirtual().name("admin-at-start").start(this::ensureUntilItWorks);
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }

    private void ensureUntilItWorks() {
        String said = "";
        try {
            do {
                try {
                    account.ensure(username, password);
                    LOG.info("The administrator {} is there", username);
                    return;
                } catch (RuntimeException notNow) {
                    String reason = String.valueOf(notNow.getMessage());
                    if (!reason.equals(said)) {
                        LOG.warn("The administrator cannot be made now, and is tried for again: {}", reason);
                        said = reason;
                    }
                }
            } while (!closing.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
