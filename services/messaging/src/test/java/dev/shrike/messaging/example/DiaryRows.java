package dev.shrike.messaging.example;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Stands for a service's own repositories. */
@Singleton
class DiaryRows {
    private final TransactionOperations<Connection> transactions;

    DiaryRows(@Named("birds") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    void insert(String id) {
        run("insert into diary (id) values (?)", id);
    }

    void insertIfNew(String id) {
        run("insert into diary (id) values (?) on conflict do nothing", id);
    }

    /** Says how many there were. */
    long deleteAllOf(UUID person) {
        try (PreparedStatement statement =
                transactions.getConnection().prepareStatement("delete from diary where person = ?")) {
            statement.setObject(1, person);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete(String id) {
        run("delete from diary where id = ?", id);
    }

    void markAsPublished(String id) {
        run("update diary set published = true where id = ?", id);
    }

    private void run(String sql, String id) {
        try (PreparedStatement statement = transactions.getConnection().prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
