package dev.shrike.users.keys.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * Equal questions with equal outcomes within one minute: a row of {@code vault.key_use}.
 *
 * @param position grows from row to row
 * @param minute when: the beginning of the minute
 * @param service who asked
 * @param person whose key; for ever a pseudonymous id
 * @param version of the key; 0 when the current one was asked for and none was given
 * @param wanted {@code seal} or {@code open}
 * @param outcome {@code issued}, {@code erased}, {@code unknown} or {@code refused}
 * @param times how often in that minute
 */
@Introspected
@MappedEntity(value = "key_use", schema = "vault")
record KeyUse(
        @Id @JsonIgnore long position,
        Instant minute,
        String service,
        UUID person,
        String purpose,
        int version,
        String wanted,
        String outcome,
        long times) {}
