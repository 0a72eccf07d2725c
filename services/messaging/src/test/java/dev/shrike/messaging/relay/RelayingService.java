package dev.shrike.messaging.relay;

import dev.shrike.messaging.Service;
import java.io.IOException;

/** A service that only relays, until it is halted or its parent has ended. */
final class RelayingService {
    private RelayingService() {}

    public static void main(String[] arguments) throws IOException {
        try (Service _ = Service.startHere()) {
            System.in.readAllBytes();
        }
    }
}
