package dev.shrike.statistics;

import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.OverallStatistics;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.PersonStatistics;
import dev.shrike.topology.query.ScoreView;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.query.Totals;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers that never change, or none while they are being restored. Here only the HTTP side is under test. */
public final class KnownStatistics implements Scores, Statistics {

    public static final UUID ANA = UUID.fromString("0a8b4d3e-6f01-4a51-9a8f-2f5f7c1f7c11");
    public static final String IMAGE = "https://images.example/lapwing.jpg?size=large&n=1";
    public static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");

    public volatile boolean restoring;

    @Override
    public Optional<ScoreView> find(String url) {
        return ready(Optional.of(score()).filter(score -> score.url().equals(url)));
    }

    @Override
    public List<ScoreView> top(int limit) {
        return ready(List.of(score()));
    }

    @Override
    public long images() {
        return ready(1L);
    }

    @Override
    public long people() {
        return ready(1L);
    }

    @Override
    public Totals totals() {
        return ready(new Totals(
                5,
                List.of(
                        new EventCount("rate", 1, "update", 1),
                        new EventCount("rate", 2, "update", 2),
                        new EventCount("tick", 1, "new", 2))));
    }

    @Override
    public List<SpeciesCount> species(int limit) {
        return ready(List.of(
                new SpeciesCount("Vanellus chilensis", 2),
                new SpeciesCount("Turdus rufiventris", 1),
                new SpeciesCount("Furnarius rufus", 1)));
    }

    /** There was one species. */
    @Override
    public OverallStatistics asOf(Instant moment) {
        return new OverallStatistics() {
            @Override
            public Totals totals() {
                return ready(new Totals(1, List.of(new EventCount("tick", 1, "new", 1))));
            }

            @Override
            public List<SpeciesCount> species(int limit) {
                return ready(List.of(new SpeciesCount("Vanellus chilensis", 1)));
            }
        };
    }

    @Override
    public Optional<PersonStatistics> person(UUID person) {
        return ready(Optional.of(new PersonStatistics(ANA, 2, 1, 3, 1, TIME))
                .filter(row -> row.person().equals(person)));
    }

    @Override
    public Optional<ImageStatistics> image(String url) {
        return ready(Optional.of(new ImageStatistics(IMAGE, Optional.of(ANA), 1, 2, 4.5, List.of(0L, 0L, 0L, 1L, 1L)))
                .filter(image -> image.url().equals(url)));
    }

    @Override
    public List<PersonCount> leaderboard(int limit) {
        return ready(List.of(new PersonCount(ANA, 2)));
    }

    @Override
    public List<WindowCount> windows(WindowSize size, Instant from, Instant to) {
        return ready(List.of(new WindowCount(size, size.startOf(from), "tick", "new", 2)));
    }

    @Override
    public List<NamedCount> counts(Optional<String> name, Instant from, Instant to) {
        return ready(List.of(new NamedCount(name.orElse("all"), WindowSize.HOUR.startOf(from), 3)));
    }

    @Override
    public List<ActivePeople> activePeople(LocalDate from, LocalDate to) {
        return ready(List.of(new ActivePeople(from, 1)));
    }

    private static ScoreView score() {
        return new ScoreView(IMAGE, 4, 3.75, 1, 2, TIME);
    }

    private <T> T ready(T answer) {
        if (restoring) {
            throw new NotReadyException("the stores are being restored");
        }
        return answer;
    }
}
