package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.state.Silence;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A silence as it is stored. */
@MappedEntity("alert_silence")
record SilenceRow(@Id UUID id, String rule, String labels, Instant until, String reason, Instant at) {

    Silence silence() {
        return new Silence(id, rule.isEmpty() ? null : rule, Labels.read(labels), until, reason);
    }
}
