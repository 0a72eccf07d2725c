package dev.shrike.messaging.outbox;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;

/** A service that appends the ticks of one person in transactions of {@value #SIZE}, until it is halted. */
final class TickAppender {
    static final int SIZE = 5;
    private static final int TRANSACTIONS = 20;

    private TickAppender() {}

    public static void main(String[] arguments) throws IOException {
        UUID person = UUID.fromString(System.getProperty("appender.person"));
        try (Service service = Service.startHere().awaitStreams()) {
            for (int first = 0; first < TRANSACTIONS * SIZE; first += SIZE) {
                service.publish(IntStream.range(first, first + SIZE)
                        .mapToObj(number -> Ticks.by(person, number))
                        .toArray(Tick[]::new));
            }
        }
    }
}
