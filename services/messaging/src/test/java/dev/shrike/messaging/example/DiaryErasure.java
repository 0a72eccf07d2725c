package dev.shrike.messaging.example;

import dev.shrike.messaging.erasure.ErasureParticipant;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

@Singleton
@Requires(property = "diary.erasure")
class DiaryErasure implements ErasureParticipant {
    private final DiaryRows rows;

    DiaryErasure(DiaryRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "diary-api";
    }

    @Override
    public String handler() {
        return "diary-erasure";
    }

    @Override
    public String dataSource() {
        return "birds";
    }

    @Override
    public String source() {
        return "services/BirdDiary";
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        return Map.of("notes", rows.deleteAllOf(person)); // your own tables
    }
}
