package dev.shrike.standalone.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.bridge.BridgeAccess;
import dev.shrike.admin.bridge.BridgeLanes;
import dev.shrike.admin.bridge.BridgeLetter;
import dev.shrike.admin.bridge.BridgeLetters;
import dev.shrike.admin.bridge.BridgeRedrive;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.desk.LaneTree;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.desk.LetterQuery;
import dev.shrike.bridge.desk.LetterWish;
import dev.shrike.bridge.fault.BridgeException;
import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The bridge of this JVM, as the page and operators see it. Whoever asks has been let in by the endpoint. */
@Singleton
final class LocalBridge implements BridgeAccess {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Bridge bridge;
    private final LetterDesk desk;
    private final ObjectMapper json;

    LocalBridge(Bridge bridge, LetterDesk desk, ObjectMapper json) {
        this.bridge = bridge;
        this.desk = desk;
        this.json = json;
    }

    @Override
    public BridgeLanes lanes() {
        return json.convertValue(LaneTree.lanes(bridge), BridgeLanes.class);
    }

    @Override
    public BridgeLetters letters(BridgeLetters.Query query, String authorization) {
        var wanted = new LetterQuery(
                Optional.ofNullable(query.lane()), Optional.ofNullable(query.reason()), query.settled(), query.limit());
        return json.convertValue(ask(() -> desk.list(wanted)), BridgeLetters.class);
    }

    @Override
    public Optional<BridgeLetter> letter(String id, String authorization) {
        return ask(() -> desk.show(LetterId.parse(id))).map(tree -> json.convertValue(tree, BridgeLetter.class));
    }

    @Override
    public BridgeRedrive redrive(BridgeRedrive.Wish wish, String authorization) {
        var meant = new LetterWish(wish.ids(), wish.lane(), wish.reason(), wish.all(), wish.asLatest(), wish.dryRun());
        return ask(() -> desk.redrive(meant.selection(), meant.options()))
                .map(tree -> json.convertValue(tree, BridgeRedrive.class))
                .orElseThrow(() -> ProblemException.conflict(
                        "redrive-under-way", "A redrive is under way; try again when it has ended."));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("bad-request", e.getMessage());
        } catch (BridgeException e) {
            throw ProblemException.unavailable(RETRY_AFTER, e.getMessage(), e);
        }
    }
}
