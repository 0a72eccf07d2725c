package dev.shrike.gdpr.scan.sql;

import dev.shrike.gdpr.scan.Finding;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The key vault itself: no data key of the person lives, and the fence is there. That the fence is there is what makes every
 * copy unreadable, those included that no scan can reach. Thread-safe.
 */
public final class VaultPlace implements Place {

    private static final String NAME = "vault";
    private static final int TIMEOUT_SECONDS = 5;

    private static final String LIVING = """
            select purpose, version from vault.data_key
            where subject = ? and (state <> 'destroyed' or wrapped_dek is not null)
            order by purpose, version""";

    private static final String FENCE = "select 1 from vault.erased_person where person = ?";

    private final Database database;
    private final Predicate<UUID> erased;

    /**
     * @param database the one with the schema {@code vault}
     * @param erased whether somebody was erased, by what is known besides this database
     */
    public VaultPlace(Database database, Predicate<UUID> erased) {
        this.database = database;
        this.erased = erased;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void scan(Session session) {
        UUID person = session.person().person();
        try (Connection connection = database.connect()) {
            try (PreparedStatement statement = connection.prepareStatement(LIVING)) {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                statement.setObject(1, person);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        String key = "purpose " + row.getString(1) + " version " + row.getInt(2);
                        session.found(new Finding(Finding.Kind.LIVING_KEY, NAME, "vault.data_key", key, ""));
                    }
                }
            }
            if (!isFenced(connection, person)) {
                Finding.Kind missing = erased.test(person) ? Finding.Kind.FENCE_REMOVED : Finding.Kind.NO_FENCE;
                session.found(new Finding(missing, NAME, "vault.erased_person", "no row", ""));
            }
        } catch (SQLException e) {
            throw new PlaceUnavailableException("the key vault does not answer: SQL state " + e.getSQLState(), e);
        }
    }

    private static boolean isFenced(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FENCE)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setObject(1, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
