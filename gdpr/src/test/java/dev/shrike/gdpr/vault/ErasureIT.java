package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing, cache and vault together. */
class ErasureIT {

    @TempDir
    private Path folder;

    @Test
    void onceShreddedNobodyOpensTheEventAgain() {
        PostgresVault vault = new PostgresVault(VaultTransactions.of(VaultDatabase.fresh()), VaultDatabase.kek(folder));
        CachingDataKeys cache = new CachingDataKeys(vault, CachingDataKeys.LONGEST);
        EventSealer writer = new EventSealer(cache);
        EventSealer otherService = new EventSealer(new CachingDataKeys(vault, Duration.ofSeconds(1)));
        UUID person = Birders.newcomer();
        Tick tick = writer.seal(Ticks.by(person), Map.of(Ticks.NOTE, Ticks.twoChicks()));
        assertThat(read(otherService, tick)).isEqualTo(new Opened.Readable(Ticks.twoChicks()));

        vault.shred(person, UUID.randomUUID());
        cache.evict(person);

        assertThat(read(writer, tick)).isInstanceOf(Opened.Erased.class);
        assertThat(read(new EventSealer(vault), tick)).isInstanceOf(Opened.Erased.class);
    }

    @Test
    void aVaultThatIsDownLeavesTheEventUnavailable() {
        PostgresVault down =
                new PostgresVault(VaultTransactions.of(VaultDatabase.thatIsDown()), VaultDatabase.kek(folder));
        PostgresVault up = new PostgresVault(VaultTransactions.of(VaultDatabase.fresh()), VaultDatabase.kek(folder));
        Tick tick = new EventSealer(up).seal(Ticks.by(Birders.newcomer()), Map.of(Ticks.NOTE, Ticks.twoChicks()));

        assertThat(read(new EventSealer(down), tick)).isInstanceOf(Opened.Unavailable.class);
    }

    private static Opened read(EventSealer reader, Tick tick) {
        return reader.open(tick, Ticks.field(Ticks.NOTE));
    }
}
