package dev.shrike.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.ServiceSecret;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keys in the table {@code idempotency_key}. The row is inserted before the effect, so that PostgreSQL makes a concurrent
 * request of the same key wait at the primary key until this one is committed or rolled back.
 */
@EachBean(DataSource.class)
final class TableIdempotencyKeys implements IdempotencyKeys {

    private final TransactionOperations<Connection> transactions;
    private final ServiceSecret secret;
    private final ObjectMapper json;

    TableIdempotencyKeys(
            @Parameter TransactionOperations<Connection> transactions, ServiceSecret secret, ObjectMapper json) {
        this.transactions = transactions;
        this.secret = secret;
        this.json = json;
    }

    @Override
    public <T> Answered<T> once(KeyedRequest request, Class<T> type, Supplier<T> effect) {
        if (request.key().isEmpty()) {
            return new Answered<>(transactions.executeWrite(status -> effect.get()), false);
        }
        byte[] hash = hash(request);
        return transactions.executeWrite(status -> {
            KeyRow row = new KeyRow(
                    status.getConnection(), request.person(), request.key().get());
            if (!row.claim(hash)) {
                return new Answered<>(replay(row, hash, type), true);
            }
            T answer = effect.get();
            row.answer(write(answer));
            return new Answered<>(answer, false);
        });
    }

    private <T> T replay(KeyRow row, byte[] hash, Class<T> type) throws SQLException {
        KeyRow.Stored stored = row.stored();
        if (!MessageDigest.isEqual(stored.requestHash(), hash)) {
            throw ProblemException.unprocessable(
                    "idempotency-key-reused", "This Idempotency-Key was used before, for another request.");
        }
        try {
            return json.readValue(stored.answer(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is not a " + type.getSimpleName(), e);
        }
    }

    @Override
    public int forget(UUID person) {
        return transactions.executeWrite(status -> KeyRow.deleteAll(status.getConnection(), person));
    }

    private byte[] hash(KeyedRequest request) {
        String text = request.operation() + '\n' + write(request.body());
        return secret.hash("idempotency", text.getBytes(StandardCharsets.UTF_8));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Not serializable: " + value.getClass().getName(), e);
        }
    }
}
