package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeRedrive;
import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Redrives letters at whoever keeps them: those of the bridge in one call, those of a handler one by one in their order. Thread-safe. */
@Singleton
final class Redriving {
    /** Most letters of one request: a person waits for it. */
    static final int MOST = 200;

    private static final Duration AT_THE_BRIDGE = Duration.ofMinutes(2);
    private static final Duration AT_A_SERVICE = Duration.ofSeconds(30);

    private final PlatformClient platform;
    private final Acts acts;

    Redriving(PlatformClient platform, Acts acts) {
        this.platform = platform;
        this.acts = acts;
    }

    /** As a service answers. */
    record Outcomes(List<Outcome> outcomes) {}

    /** What became of a letter of a handler. */
    record Outcome(String handler, UUID eventId, String outcome, String reason) {}

    Redriven run(Session session, List<LetterKey> keys, boolean outOfOrder) {
        List<Redriven.Row> rows = new ArrayList<>();
        List<Trouble> troubles = new ArrayList<>();
        List<String> ofBridge = keys.stream()
                .filter(LetterKey.OfBridge.class::isInstance)
                .map(key -> ((LetterKey.OfBridge) key).id())
                .toList();
        if (!ofBridge.isEmpty()) {
            collect(atBridge(session, ofBridge, outOfOrder), rows, troubles);
        }
        List<LetterKey.OfService> ofServices = keys.stream()
                .filter(LetterKey.OfService.class::isInstance)
                .map(LetterKey.OfService.class::cast)
                .toList();
        List<LetterKey.OfService> refused = atServices(session, ofServices, outOfOrder, rows, troubles);
        if (!refused.isEmpty() && refused.size() < ofServices.size()) {
            // an earlier one of the same aggregate may have been handled meanwhile
            rows.removeIf(
                    row -> refused.stream().anyMatch(letter -> letter.toString().equals(row.letter())));
            atServices(session, refused, outOfOrder, rows, troubles);
        }
        return new Redriven(rows, troubles.stream().distinct().toList());
    }

    /** Returns those that were not tried. */
    private List<LetterKey.OfService> atServices(
            Session session,
            List<LetterKey.OfService> letters,
            boolean outOfOrder,
            List<Redriven.Row> rows,
            List<Trouble> troubles) {
        List<LetterKey.OfService> refused = new ArrayList<>();
        for (LetterKey.OfService letter : letters) {
            Answer<List<Redriven.Row>> answer = atService(session, letter, outOfOrder);
            collect(answer, rows, troubles);
            if (answer.orElse(List.of()).stream().anyMatch(row -> row.outcome().equals("REFUSED"))) {
                refused.add(letter);
            }
        }
        return refused;
    }

    private static void collect(Answer<List<Redriven.Row>> answer, List<Redriven.Row> rows, List<Trouble> troubles) {
        rows.addAll(answer.orElse(List.of()));
        if (!answer.given()) {
            troubles.add(answer.trouble());
        }
    }

    private Answer<List<Redriven.Row>> atBridge(Session session, List<String> ids, boolean asLatest) {
        Ask ask = Ask.post(Place.ADMIN, "/admin/bridge/dead-letters/redrive")
                .json(new BridgeRedrive.Wish(ids, null, null, null, asLatest, false))
                .within(AT_THE_BRIDGE);
        String which = ids.size() == 1 ? ids.getFirst() : ids.size() + "-letters";
        return acts.change(
                        session,
                        Act.change("redrive", "dead-letter", "bridge:" + which),
                        () -> platform.ask(session, ask, BridgeRedrive.class))
                .map(told -> told.outcomes().stream().map(Redriven.Row::of).toList());
    }

    private Answer<List<Redriven.Row>> atService(Session session, LetterKey.OfService letter, boolean outOfOrder) {
        Ask ask = Ask.post(
                        letter.database().place(),
                        "/admin/dead-letters/{}/redrive",
                        letter.database().title())
                .json(wish(letter, outOfOrder))
                .within(AT_A_SERVICE);
        return acts.change(
                        session,
                        Act.change("redrive", "dead-letter", letter.database().title() + ":" + letter.event()),
                        () -> platform.ask(session, ask, Outcomes.class))
                .map(told -> told.outcomes().isEmpty()
                        ? List.of(Redriven.Row.gone(letter))
                        : told.outcomes().stream()
                                .map(outcome -> Redriven.Row.of(letter.database(), outcome))
                                .toList());
    }

    private static Map<String, Object> wish(LetterKey.OfService letter, boolean outOfOrder) {
        return Map.of("handler", letter.handler(), "event_id", letter.event(), "out_of_order", outOfOrder);
    }
}
