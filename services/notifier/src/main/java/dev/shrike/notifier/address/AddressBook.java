package dev.shrike.notifier.address;

import java.util.UUID;

/** Knows people's addresses. Implementations are thread-safe and answer within a bounded time. */
public interface AddressBook {
    /** Where to send mail for a person. Never throws for a service that is away. */
    AddressAnswer find(UUID person);
}
