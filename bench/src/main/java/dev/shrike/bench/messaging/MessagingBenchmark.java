package dev.shrike.bench.messaging;

import dev.shrike.bench.progress.Progress;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;

/** Runs all rounds and prints what they gave. */
final class MessagingBenchmark {
    private static final String PUBLISH = "bare publish";
    private static final String INSERT = "bare insert";
    private static final String PULL = "bare pull";
    private static final int TRANSACTION = 50;
    private static final int STEPS = 4;
    /** A rebuild is the fastest, so that it takes more to measure it. */
    private static final int MORE = 5;

    private static final String WAITING =
            "select count(*) from (select 1 from outbox where published_at is null and parked_at is null limit 1) waiting";

    private static final String FIRST = "select min(published_at) from outbox";

    private final Servers servers;
    private final int events;
    private final int concurrency;
    private final PrintWriter out;
    private final Sightings sightings;
    private final SingleObjectEncoding encoding = new SingleObjectEncoding(EventCatalogue.standard());
    private boolean right = true;

    MessagingBenchmark(Servers servers, int events, int aggregates, int concurrency, PrintWriter out) {
        this.servers = servers;
        this.events = events;
        this.concurrency = concurrency;
        this.out = out;
        this.sightings = new Sightings(aggregates);
    }

    /** Whether each event arrived once. */
    boolean run(int warmUp, int rounds) throws Exception {
        out.printf(
                "Outbox, inbox and projection on %d cores, PostgreSQL and nats-server beside them: %,d events in each round,"
                        + " %,d in a rebuild%n%n",
                Runtime.getRuntime().availableProcessors(), events, MORE * events);
        out.flush();
        var rates = new Rates();
        try (var progress = new Progress("Messaging", (long) (warmUp + rounds) * STEPS + 1)) {
            for (int round = -warmUp; round < rounds; round++) {
                Rates counted = round < 0 ? new Rates() : rates;
                progress.step("bare");
                bare(counted);
                progress.step("outbox");
                outbox(counted);
                progress.step("inbox");
                inbox(counted, "handler with inbox, one event at a time", 1);
                progress.step("inbox, concurrently");
                inbox(counted, "handler with inbox, " + concurrency + " aggregates at once", concurrency);
                empty();
            }
            progress.step("rebuilds");
            right &= new Rebuilds(servers, MORE * events, sightings, out).run(warmUp, rounds, rates);
        }
        out.println(rates.table());
        out.flush();
        return right;
    }

    private void bare(Rates rates) throws Exception {
        List<OutgoingEvent> outgoing = sightings.take(events).stream()
                .map(tick -> OutgoingEvent.of(tick, EventCatalogue.standard(), encoding))
                .toList();
        try (Station station = Station.start(servers, false, false)) {
            station.emptyStream();
            rates.add(INSERT, "", events, BareInsert.run(station, outgoing, TRANSACTION));
            rates.add(PUBLISH, "", events, BareJetStream.publish(station, outgoing));
            rates.add(PULL, "", events, BareJetStream.consume(station, events));
            station.emptyStream();
        }
    }

    private void outbox(Rates rates) throws Exception {
        List<Tick> ticks = sightings.take(events);
        try (Station station = Station.start(servers, false, false)) {
            rates.add("append to the outbox", INSERT, events, append(station, ticks));
        }
        try (Station station = Station.start(servers, true, false)) {
            Station.await("the relay", () -> station.number(WAITING) == 0);
            // from the end of the first batch to that of the last one: the start of a service is no part of it
            long counted = station.number("select count(*) from outbox where published_at > (" + FIRST + ")");
            long nanos = station.number(
                    "select (extract(epoch from max(published_at) - (" + FIRST + ")) * 1e9)::bigint from outbox");
            rates.add("relay of the outbox", PUBLISH, counted, nanos);
            check("The relay left in the stream", station.stored());
        }
    }

    private static long append(Station station, List<Tick> ticks) {
        Outbox outbox = station.dataSourceBean(Outbox.class);
        long begun = System.nanoTime();
        for (int from = 0; from < ticks.size(); from += TRANSACTION) {
            List<Tick> some = ticks.subList(from, Math.min(from + TRANSACTION, ticks.size()));
            station.transactions().executeWrite(tx -> {
                some.forEach(outbox::append);
                return null;
            });
        }
        return System.nanoTime() - begun;
    }

    private void inbox(Rates rates, String what, int atOnce) throws Exception {
        var listener = new Listener("bench-" + UUID.randomUUID(), atOnce);
        try (Station station = Station.start(servers, false, true, listener)) {
            Station.await("the handler", () -> listener.handled() >= events);
            rates.add(what, PULL, events, listener.nanos());
            Station.await("the last commit", () -> inboxed(station, listener) >= events);
            check("The inbox holds", inboxed(station, listener));
        }
    }

    private void empty() throws Exception {
        try (Station station = Station.start(servers, false, false)) {
            station.emptyStream();
            station.change("truncate outbox, inbox, bare");
        }
    }

    private static long inboxed(Station station, Listener listener) {
        return station.number("select count(*) from inbox where handler = '" + listener.name() + "'");
    }

    private void check(String what, long found) {
        if (found != events) {
            right = false;
            out.printf("WRONG: %s %,d events instead of %,d%n", what, found, events);
        }
    }
}
