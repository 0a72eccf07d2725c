package dev.shrike.messaging.subscribe;

import java.util.List;

/** A bean of this type makes handlers of other beans. They are started and redriven as handlers that are beans themselves. */
public interface MadeHandlers {

    /** The same handlers at each call. */
    List<EventHandler> handlers();
}
