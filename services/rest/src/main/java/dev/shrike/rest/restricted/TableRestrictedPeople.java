package dev.shrike.rest.restricted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Restricted people in the table {@code restricted_person}, with the answers of the last two seconds in memory. A database
 * without the table takes no part.
 */
@EachBean(DataSource.class)
final class TableRestrictedPeople implements RestrictedPeople {

    static final int RECHECK_SECONDS = 2;
    private static final int REMEMBERED = 50_000;

    private final TransactionOperations<Connection> transactions;
    private final Cache<UUID, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(RECHECK_SECONDS))
            .build();
    private volatile boolean tableSeen;

    TableRestrictedPeople(@Parameter TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean contains(UUID person) {
        return answers.get(person, this::find);
    }

    @Override
    public void record(UUID person, boolean restricted) {
        String change = restricted
                ? "insert into restricted_person (person) values (?) on conflict do nothing"
                : "delete from restricted_person where person = ?";
        transactions.executeWrite(status -> {
            try (PreparedStatement statement = status.getConnection().prepareStatement(change)) {
                statement.setObject(1, person);
                return statement.executeUpdate();
            }
        });
        answers.invalidate(person);
    }

    private boolean find(UUID person) {
        return transactions.executeRead(status -> hasTable(status.getConnection())
                && exists(status.getConnection(), "select 1 from restricted_person where person = ?", person));
    }

    private boolean hasTable(Connection connection) throws SQLException {
        if (!tableSeen) {
            tableSeen = exists(connection, "select 1 where to_regclass(?::text) is not null", "restricted_person");
        }
        return tableSeen;
    }

    private static boolean exists(Connection connection, String sql, Object argument) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, argument);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
