package dev.shrike.admin.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {
    private final List<Rule> rules = DefaultRules.all();

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(rules).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void aRuleIsOnlyQuietBecauseOfOneThatThereIs() {
        Set<String> names = rules.stream().map(Rule::name).collect(Collectors.toSet());

        assertThat(rules).allSatisfy(rule -> assertThat(names).as(rule.name()).containsAll(rule.unless()));
    }

    @Test
    void everyRunbookPartIsInTheRunbook() throws IOException {
        String runbook = Files.readString(Path.of("../../charts/RUNBOOK.md")).toLowerCase(Locale.ROOT);

        assertThat(rules)
                .filteredOn(rule -> !rule.runbook().isEmpty())
                .allSatisfy(rule -> assertThat(runbook).contains("# " + rule.runbook()));
    }

    @Test
    void everybodyIsToldNoMoreThanOnceInAnHour() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.cooldown())
                        .hasMinutes(Math.max(60, rule.cooldown().toMinutes())));
    }
}
