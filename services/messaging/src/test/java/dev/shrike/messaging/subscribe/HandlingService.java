package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.Service;
import java.io.IOException;

/** A service with a {@link Recorder}, until it is halted or its parent has ended. */
final class HandlingService {
    private HandlingService() {}

    public static void main(String[] arguments) throws IOException {
        try (Service _ = Service.startHere()) {
            System.in.readAllBytes();
        }
    }
}
