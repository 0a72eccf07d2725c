package dev.shrike.users.recipient;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps the register. Thread-safe. */
@Singleton
class RegisteringRecipients {

    private static final int MOST = 200;

    private final RecipientTable recipients;
    private final DeliveryTable deliveries;
    private final RecipientSecrets secrets;
    private final WebhookRules rules;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    RegisteringRecipients(
            RecipientTable recipients,
            DeliveryTable deliveries,
            RecipientSecrets secrets,
            WebhookRules rules,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds a recipient, or changes it.
     *
     * @return whether it was added
     * @throws ProblemException 400 when its address cannot be one, a new one has no secret, or there are too many
     */
    boolean put(String name, RecipientWish wish, UUID by) {
        rules.fault(wish.url()).ifPresent(fault -> {
            throw ProblemException.invalid("url", fault);
        });
        return transactions.executeWrite(status -> {
            Optional<Recipient> before = recipients.find(name);
            if (before.isEmpty() && recipients.all().size() >= MOST) {
                throw ProblemException.badRequest("too-many-recipients", "There are " + MOST + " recipients already.");
            }
            return recipients.put(new Recipient(
                    name,
                    URI.create(wish.url()),
                    Set.copyOf(wish.kinds()),
                    secret(name, wish, before),
                    by,
                    clock.instant()));
        });
    }

    /** @throws ProblemException 404 when there is none */
    void remove(String name) {
        transactions.executeWrite(status -> {
            if (recipients.delete(name) == 0) {
                throw ProblemException.notFound("There is no such recipient.");
            }
            deliveries.cancel(name);
            return name;
        });
    }

    private RecipientSecrets.Encrypted secret(String name, RecipientWish wish, Optional<Recipient> before) {
        if (wish.secret() != null) {
            return secrets.encrypt(name, wish.secret().getBytes(StandardCharsets.UTF_8));
        }
        return before.map(Recipient::secret)
                .orElseThrow(() -> ProblemException.invalid("secret", "must be given for a new recipient"));
    }
}
