package dev.shrike.messaging.command;

import java.util.List;
import java.util.UUID;

/** What became of a command. */
public sealed interface CommandResult {

    /** Whether this was decided before, when the command was issued for the first time. */
    boolean repeated();

    /**
     * It happened.
     *
     * @param events ids of the events that follow, in their order
     */
    record Accepted(List<UUID> events, boolean repeated) implements CommandResult {}

    /**
     * It did not happen.
     *
     * @param code of the command's catalogue entry, or {@code invalid}
     * @param reason in words
     */
    record Rejected(String code, String reason, boolean repeated) implements CommandResult {}
}
