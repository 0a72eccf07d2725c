package dev.shrike.admin.alert.tell;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Notice;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.util.Map;

/**
 * What is told.
 *
 * @param rules by name, those of the alerts in it; one that is no more is missing
 * @param page where people see more
 */
record Message(
        Notice notice, Map<String, Rule> rules, @Nullable URI page) {

    Message {
        rules = Map.copyOf(rules);
    }
}
