package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.ReplayedLedger;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Gauges of the vault and the ledger that guards it. */
@Singleton
class VaultMeters {

    private final ReplayedLedger ledger;
    private final LedgerStarter starter;
    private final LedgerFollower follower;
    private final Watch watch;

    VaultMeters(ReplayedLedger ledger, LedgerStarter starter, LedgerFollower follower, Watch watch) {
        this.ledger = ledger;
        this.starter = starter;
        this.follower = follower;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        watch.gauge(
                "shrike.vault.open",
                "Whether the vault of this instance gives out keys: the ledger of erasures is replayed",
                Tags.empty(),
                () -> ledger.unready().isEmpty() ? 1 : 0);
        watch.gauge(
                "shrike.ledger.followed",
                "Whether this instance hears of erasures: somebody follows the ledger, and it is in reach",
                Tags.empty(),
                () -> starter.following() && follower.state() instanceof LedgerFollower.State.Working ? 1 : 0);
        watch.gauge("shrike.ledger.people", "People who were erased", Tags.empty(), ledger::people);
    }
}
