package dev.shrike.messaging.example;

import dev.shrike.messaging.publish.RawMessage;
import dev.shrike.messaging.publish.RawPublisher;
import jakarta.inject.Singleton;

@Singleton
class Songs {
    private final RawPublisher songs;

    Songs(RawPublisher songs) {
        this.songs = songs;
    }

    void hear(byte[] song) {
        RawMessage message = new RawMessage("songs.grey-shrike", song).withHeader("recorded-with", "phone");
        songs.send(message); // to whoever listens now
    }
}
