package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.rule.DefaultRules;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Silence;
import java.util.List;
import java.util.Set;

/**
 * What an instance of admin-api is to do.
 *
 * @param leads whether it judges and tells; others show what the one that does has stored
 * @param rules all, each on or off
 */
public record Orders(boolean leads, List<Rule> rules, List<Silence> silences) {

    /** Copies the lists. */
    public Orders {
        rules = List.copyOf(rules);
        silences = List.copyOf(silences);
    }

    /** Before the database was asked. */
    public static Orders none() {
        return new Orders(false, DefaultRules.all(), List.of());
    }

    static List<Rule> rules(Set<String> off) {
        return DefaultRules.all().stream()
                .map(rule -> rule.enabled(!off.contains(rule.name())))
                .toList();
    }
}
