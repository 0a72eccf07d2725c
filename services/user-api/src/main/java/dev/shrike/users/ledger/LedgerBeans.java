package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.ErasureLedger;
import dev.shrike.gdpr.vault.ReplayedLedger;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The ledger as the vault sees it. */
@Factory
final class LedgerBeans {

    @Singleton
    @Bean(typed = {ReplayedLedger.class, ErasureLedger.class})
    ReplayedLedger ledger() {
        return new ReplayedLedger();
    }
}
