package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.AlertKey;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;

/** An alert as it is stored. */
@MappedEntity("alert")
record AlertRow(
        @Id String rule,
        String labels,
        String state,
        double value,
        Instant since,
        @Nullable Instant firedAt,
        @Nullable Instant resolvedAt,
        Instant measuredAt,
        @Nullable Instant toldAt,
        boolean toldFiring) {

    static AlertRow of(Alert alert) {
        return new AlertRow(
                alert.key().rule(),
                Labels.write(alert.key().labels()),
                word(alert.state()),
                alert.value(),
                alert.since(),
                alert.firedAt(),
                alert.resolvedAt(),
                alert.measuredAt(),
                alert.toldAt(),
                alert.toldFiring());
    }

    static String word(Alert.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    Alert alert() {
        return new Alert(
                new AlertKey(rule, Labels.read(labels)),
                Alert.State.valueOf(state.toUpperCase(Locale.ROOT)),
                value,
                since,
                firedAt,
                resolvedAt,
                measuredAt,
                toldAt,
                toldFiring);
    }
}
