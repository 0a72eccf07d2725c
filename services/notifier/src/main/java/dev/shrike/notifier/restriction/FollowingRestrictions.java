package dev.shrike.notifier.restriction;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.notifier.Notifier;
import dev.shrike.rest.restricted.RestrictedPeople;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Follows the restrictions that people set and lift at user-api. One selection, because they count in their order. */
@Singleton
class FollowingRestrictions implements EventHandler {

    private final RestrictedPeople restricted;

    FollowingRestrictions(@Named(Notifier.DATA_SOURCE) RestrictedPeople restricted) {
        this.restricted = restricted;
    }

    @Override
    public String name() {
        return "notifier-restriction";
    }

    @Override
    public String dataSource() {
        return Notifier.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1));
    }

    @Override
    public void handle(ReceivedEvent received) {
        restricted.follow((Gdpr) received.event());
    }
}
