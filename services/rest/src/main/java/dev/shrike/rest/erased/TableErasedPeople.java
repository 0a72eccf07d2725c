package dev.shrike.rest.erased;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
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
 * Erased people in the table {@code refused_person}, with the answers of the last moments in memory: that somebody was erased
 * for as long as there is room, that somebody was not for two seconds. A database without the table takes no part.
 */
@EachBean(DataSource.class)
final class TableErasedPeople implements ErasedPeople {

    static final int RECHECK_SECONDS = 2;
    private static final int REMEMBERED = 50_000;
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private final TransactionOperations<Connection> transactions;
    private final Cache<UUID, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<UUID, Boolean>writing(
                    (person, erased) -> erased ? FOR_GOOD : Duration.ofSeconds(RECHECK_SECONDS)))
            .build();
    private volatile boolean tableSeen;

    TableErasedPeople(@Parameter TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean contains(UUID person) {
        return answers.get(person, this::find);
    }

    @Override
    public void record(UUID person) {
        transactions.executeWrite(status -> {
            try (PreparedStatement insert = status.getConnection()
                    .prepareStatement("insert into refused_person (person) values (?) on conflict do nothing")) {
                insert.setObject(1, person);
                return insert.executeUpdate();
            }
        });
        answers.invalidate(person);
    }

    private boolean find(UUID person) {
        return transactions.executeRead(status -> hasTable(status.getConnection())
                && exists(status.getConnection(), "select 1 from refused_person where person = ?", person));
    }

    private boolean hasTable(Connection connection) throws SQLException {
        if (!tableSeen) {
            tableSeen = exists(connection, "select 1 where to_regclass(?::text) is not null", "refused_person");
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
