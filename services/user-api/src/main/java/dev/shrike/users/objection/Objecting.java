package dev.shrike.users.objection;

import dev.shrike.gdpr.right.RequestCommand;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.users.right.RightsRequests;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;

/** Enters objections. Thread-safe. */
@Singleton
class Objecting {

    private final ObjectionTable objections;
    private final RightsRequests requests;
    private final TransactionOperations<Connection> transactions;

    Objecting(
            ObjectionTable objections,
            RightsRequests requests,
            @Named("users") TransactionOperations<Connection> transactions) {
        this.objections = objections;
        this.requests = requests;
        this.transactions = transactions;
    }

    /**
     * Enters an objection, and grants it when the law leaves no choice.
     *
     * @param reason in the person's own words; null for none
     * @return the id of its request
     */
    UUID object(UUID person, Use use, @Nullable String reason, UUID by) {
        return transactions.executeWrite(status -> {
            UUID request = requests.ask(person, RequestKind.OBJECTION, null, reason, by);
            objections.save(new ObjectionTable.Entry(request, use.text()));
            if (use == Use.DIRECT_MARKETING) {
                requests.handle(request, new RequestCommand.Grant(requests.today()), by);
            }
            return request;
        });
    }
}
