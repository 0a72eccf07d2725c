package dev.shrike.messaging.erasure;

import dev.shrike.messaging.Service;
import java.io.IOException;

/** A service with {@link Nests}, until it is halted or its parent has ended. */
final class ErasingService {
    private ErasingService() {}

    public static void main(String[] arguments) throws IOException {
        try (Service _ = Service.startHere()) {
            System.in.readAllBytes();
        }
    }
}
