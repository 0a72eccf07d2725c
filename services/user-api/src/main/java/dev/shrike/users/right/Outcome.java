package dev.shrike.users.right;

import dev.shrike.gdpr.right.RequestCommand;
import java.time.LocalDate;

/** What became of a request that the platform carries out by itself. It never refuses one: that takes a person. */
public enum Outcome {
    /** It was done as asked. */
    GRANTED,
    /** It was called off. */
    WITHDRAWN;

    RequestCommand command(LocalDate today) {
        return switch (this) {
            case GRANTED -> new RequestCommand.Grant(today);
            case WITHDRAWN -> new RequestCommand.Withdraw(today);
        };
    }
}
