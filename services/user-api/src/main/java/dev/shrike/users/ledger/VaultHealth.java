package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.ReplayedLedger;
import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Degraded while the vault is closed, or the ledger is out of reach; down when nobody follows the ledger any more. */
@Singleton
class VaultHealth implements HealthIndicator {

    private final ReplayedLedger ledger;
    private final LedgerFollower follower;
    private final LedgerStarter starter;

    VaultHealth(ReplayedLedger ledger, LedgerFollower follower, LedgerStarter starter) {
        this.ledger = ledger;
        this.follower = follower;
        this.starter = starter;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("erased", ledger.people());
        follower.reached().ifPresent(sequence -> details.put("ledger", sequence));
        Optional<String> trouble = trouble();
        trouble.ifPresent(reason -> details.put("reason", reason));
        return Publishers.just(HealthResult.builder("vault", status(trouble.isPresent()))
                .details(details)
                .build());
    }

    private HealthStatus status(boolean troubled) {
        if (!starter.following()) {
            return HealthStatus.DOWN;
        }
        return troubled ? MessagingHealth.DEGRADED : HealthStatus.UP;
    }

    private Optional<String> trouble() {
        return switch (follower.state()) {
            case LedgerFollower.State.Dead(String reason) ->
                Optional.of("the ledger of erasures is not followed any more: " + reason);
            case LedgerFollower.State.Waiting(String reason) ->
                Optional.of(ledger.unready().orElse("the ledger of erasures is out of reach: " + reason));
            case LedgerFollower.State.Working() -> ledger.unready();
        };
    }
}
