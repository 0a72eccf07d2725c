package dev.shrike.messaging.example;

import dev.shrike.messaging.count.CountedEvents;
import dev.shrike.messaging.count.EventCounter;
import jakarta.inject.Singleton;

@Singleton
class SongCounts {
    private final EventCounter heard;

    SongCounts(CountedEvents counted) {
        heard = counted.counter("services/BirdDiary", "song-heard");
    }

    void hear(int songs) {
        heard.add(songs); // published with others, some seconds later
    }
}
