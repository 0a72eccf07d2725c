package dev.shrike.bench.messaging;

import dev.shrike.messaging.projection.BuildStatus;
import dev.shrike.messaging.projection.ProjectionSettings;
import dev.shrike.messaging.projection.ProjectionStatus;
import dev.shrike.messaging.projection.Projections;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Rebuilds a projection again and again, from the command to the swap of the tables. */
final class Rebuilds {
    private static final String READ = "bare read";
    private static final String UPSERT = "bare upsert";

    private final Servers servers;
    private final int events;
    private final Sightings sightings;
    private final PrintWriter out;

    Rebuilds(Servers servers, int events, Sightings sightings, PrintWriter out) {
        this.servers = servers;
        this.events = events;
        this.sightings = sightings;
        this.out = out;
    }

    /** Returns whether every rebuild applied each event once. */
    boolean run(int warmUp, int rounds, Rates rates) throws Exception {
        boolean right = true;
        try (Station station = Station.start(servers, false, false, new TickCount())) {
            List<UUID> people = fill(station);
            Projections projections = station.bean(Projections.class);
            int batch = station.bean(ProjectionSettings.class).batch();
            await(
                    projections,
                    status -> status.live()
                            .filter(live -> live.events() >= events)
                            .isPresent());
            for (int round = -warmUp; round < rounds; round++) {
                Rates counted = round < 0 ? new Rates() : rates;
                counted.add(READ, "", events, BareRead.run(station, events, batch));
                counted.add(UPSERT, "", events, BareUpserts.run(station, people, batch));
                long begun = System.nanoTime();
                BuildStatus live = rebuilt(projections);
                counted.add("rebuild of a projection", UPSERT, events, System.nanoTime() - begun);
                right &= right(live, station.number("select sum(ticks) from tick_count"));
                projections.dropRetired(TickCount.NAME);
            }
            station.emptyStream();
        }
        return right;
    }

    private List<UUID> fill(Station station) throws Exception {
        station.emptyStream();
        SingleObjectEncoding encoding = new SingleObjectEncoding(EventCatalogue.standard());
        List<Tick> ticks = sightings.take(events);
        BareJetStream.publish(
                station,
                ticks.stream()
                        .map(tick -> OutgoingEvent.of(tick, EventCatalogue.standard(), encoding))
                        .toList());
        return ticks.stream()
                .map(tick -> UUID.fromString(tick.getData().getUser().getId()))
                .toList();
    }

    private boolean right(BuildStatus live, long counted) {
        if (live.events() == events && counted == events) {
            return true;
        }
        out.printf("WRONG: the rebuild applied %,d events and counts %,d%n", live.events(), counted);
        return false;
    }

    private static BuildStatus rebuilt(Projections projections) throws Exception {
        int build = projections.rebuild(TickCount.NAME);
        return await(
                        projections,
                        status -> status.live()
                                .filter(live -> live.build() == build)
                                .isPresent())
                .live()
                .orElseThrow();
    }

    private static ProjectionStatus await(Projections projections, Predicate<ProjectionStatus> condition)
            throws Exception {
        Station.await("the projection", () -> {
            ProjectionStatus status = projections.show(TickCount.NAME);
            status.builds().stream().filter(build -> build.failed() != null).forEach(build -> {
                throw new IllegalStateException(build.failed().line());
            });
            return condition.test(status);
        });
        return projections.show(TickCount.NAME);
    }
}
