package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.AlertKey;
import dev.shrike.admin.alert.state.Change;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;

/** A line of the history as it is stored. */
@MappedEntity("alert_change")
record ChangeRow(@Id long position, String rule, String labels, String state, double value, Instant at) {

    PastChange change() {
        return new PastChange(
                position,
                new Change(
                        new AlertKey(rule, Labels.read(labels)),
                        Alert.State.valueOf(state.toUpperCase(Locale.ROOT)),
                        value,
                        at));
    }
}
