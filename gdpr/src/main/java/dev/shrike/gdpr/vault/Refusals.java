package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.VaultUnavailableException;
import java.sql.SQLException;

/** Tells what the database refused from a database that does not answer. */
final class Refusals {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String KEK_IN_USE = "data_key_kek_open";

    private Refusals() {}

    /** Whether a living key and a closed key-encryption key would have met. */
    static boolean closedKek(SQLException e) {
        return FOREIGN_KEY_VIOLATION.equals(e.getSQLState())
                && e.getMessage() != null
                && e.getMessage().contains(KEK_IN_USE);
    }

    static VaultUnavailableException of(SQLException e) {
        return closedKek(e)
                ? new VaultUnavailableException(
                        "The key-encryption key at hand is one whose time is over: bring the newest keyset file", e)
                : new VaultUnavailableException("The key vault's database did not answer", e);
    }
}
