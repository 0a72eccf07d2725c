package dev.shrike.messaging.operations.monitor;

import java.util.List;

/** Somebody who knows of parts. A bean; asked every few seconds on a thread of its own, for {@link Monitor#PATIENCE} at most. */
public interface PartsSource {

    /** How the parts are doing now. May block, and is interrupted when it does so for too long. */
    List<PartState> parts() throws InterruptedException;
}
