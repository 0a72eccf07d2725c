package dev.shrike.messaging.projection;

import dev.shrike.messaging.Service;
import java.io.IOException;

/** A service with a projection, until it is halted or its parent has ended. */
final class ProjectingService {
    private ProjectingService() {}

    public static void main(String[] none) throws IOException {
        try (Service _ = Service.startHere()) {
            System.in.readAllBytes();
        }
    }
}
