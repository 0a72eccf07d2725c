package dev.shrike.admin.alert.state;

import dev.shrike.admin.alert.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whom to tell what and when: once that an alert fires, and again only after its cooldown while it still does; once that one
 * has ended of which somebody was told. What begins in one group within a short time is told together. Used by one thread.
 */
public final class Telling {
    private final Duration window;
    private final Map<String, Instant> opened = new HashMap<>();
    private final Set<AlertKey> inHand = new HashSet<>();

    /**
     * @param window how long others of the group are waited for
     */
    public Telling(Duration window) {
        this.window = window;
    }

    /** What has to be told now; until {@link #ended} nobody is told of the same again. */
    public List<Notice> due(
            Instant now, Collection<Alert> alerts, Collection<Rule> rules, Collection<Silence> silences) {
        Map<String, Rule> byName = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        Map<String, List<Alert>> waiting = new HashMap<>();
        for (Alert alert : alerts) {
            Rule rule = byName.get(alert.key().rule());
            boolean quiet = Quiet.why(now, alert.key(), rule, alerts, silences).isPresent();
            if (!inHand.contains(alert.key()) && (isNews(now, alert, rule) && !quiet || isEnd(alert))) {
                waiting.computeIfAbsent(rule == null ? "" : rule.group(), _ -> new ArrayList<>())
                        .add(alert);
            }
        }
        opened.keySet().retainAll(waiting.keySet());
        List<Notice> notices = new ArrayList<>();
        waiting.forEach((group, members) -> {
            if (!now.isBefore(opened.computeIfAbsent(group, _ -> now).plus(window))) {
                opened.remove(group);
                members.forEach(member -> inHand.add(member.key()));
                notices.add(notice(group, members, now));
            }
        });
        return notices;
    }

    /** Whether somebody is being told of it. */
    public boolean isInHand(AlertKey alert) {
        return inHand.contains(alert);
    }

    /** The notice has been told, or given up. */
    public void ended(Notice notice) {
        notice.firing().forEach(alert -> inHand.remove(alert.key()));
        notice.resolved().forEach(alert -> inHand.remove(alert.key()));
    }

    private static boolean isNews(Instant now, Alert alert, Rule rule) {
        return rule != null
                && alert.firing()
                && (alert.toldAt() == null || !now.isBefore(alert.toldAt().plus(rule.cooldown())));
    }

    private static boolean isEnd(Alert alert) {
        return alert.state() == Alert.State.RESOLVED && alert.toldFiring();
    }

    private static Notice notice(String group, List<Alert> members, Instant now) {
        return new Notice(
                UUID.randomUUID(),
                group,
                members.stream().filter(Alert::firing).toList(),
                members.stream().filter(alert -> !alert.firing()).toList(),
                now);
    }
}
