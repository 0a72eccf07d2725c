package dev.shrike.standalone.platform;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether the mail catcher runs. */
@Singleton
final class MailHealth implements HealthIndicator {
    private final MailCatcher mail;

    MailHealth(MailCatcher mail) {
        this.mail = mail;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = mail.healthy() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("mail", status).build());
    }
}
