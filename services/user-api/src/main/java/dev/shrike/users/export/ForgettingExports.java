package dev.shrike.users.export;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an erasure does about exports. Thread-safe. */
@Singleton
public class ForgettingExports {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingExports.class);

    private final ExportTable exports;
    private final ExportFiles files;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ForgettingExports(
            ExportTable exports,
            ExportFiles files,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Ends the person's exports, those under way too, and deletes their files. Joins the caller's transaction; may be
     * repeated. A file that cannot be deleted now is unreadable from the shredding on, and deleted by the housekeeping; so is
     * one that is just being written. Where the caller rolls back, exports whose files are gone answer so.
     *
     * @return how many exports with a file, or under way, there were
     */
    public int forget(UUID person) {
        List<UUID> living = transactions.executeWrite(status -> {
            List<UUID> held =
                    exports.holdLiving(person).stream().map(ExportRow::id).toList();
            exports.eraseAll(person, clock.instant());
            return held;
        });
        living.forEach(this::delete);
        return living.size();
    }

    private void delete(UUID export) {
        try {
            files.delete(export);
        } catch (IOException e) {
            LOG.warn("The file of export {} is not deleted yet", export, e);
        }
    }
}
