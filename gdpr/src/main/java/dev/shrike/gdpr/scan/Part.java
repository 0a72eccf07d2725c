package dev.shrike.gdpr.scan;

import dev.shrike.gdpr.scan.Examination.Sealed;
import dev.shrike.gdpr.scan.Examination.Traces;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.seal.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * One topic, stream, table or folder while it is being scanned: takes its records and counts. Thread-safe; the bytes given are
 * only read.
 */
public final class Part {

    private final Examination examination;
    private final String place;
    private final String name;
    private final Stay stay;
    private final Consumer<Finding> found;
    private final long startedAt = System.nanoTime();
    private long endedAt;
    private final List<String> notes = new ArrayList<>();
    private long records;
    private long bytes;
    private long mentions;
    private long erased;
    private long readable;
    private long unavailable;
    private long tampered;
    private long undecodable;
    private long plaintext;
    private Instant newest = Instant.MIN;

    Part(Examination examination, String place, String name, Stay stay, Consumer<Finding> found) {
        this.examination = examination;
        this.place = place;
        this.name = name;
        this.stay = stay;
        this.found = found;
    }

    /**
     * Examines one record.
     *
     * @param at where a piece is, by its index, for findings; asked only when there is one
     * @param time of the record, by which its part forgets it; {@link Instant#MIN} when it has none
     * @param pieces key, value, headers, columns; null pieces are passed over
     */
    public void examine(IntFunction<String> at, Instant time, byte[]... pieces) {
        long size = 0;
        boolean mentioned = false;
        for (int i = 0; i < pieces.length; i++) {
            byte[] piece = pieces[i];
            if (piece != null && piece.length > 0) {
                size += piece.length;
                Traces traces = examination.traces(piece);
                mentioned |= traces.mentions();
                if (traces != Traces.NONE) {
                    note(traces, at, i);
                }
            }
        }
        count(size, mentioned ? 1 : 0, time);
    }

    /** Counts what was found by other means than {@link #examine}: files, which are read in pieces. */
    public void count(long examinedBytes, long mentioned, Instant time) {
        synchronized (this) {
            records++;
            bytes += examinedBytes;
            mentions += mentioned;
            if (mentioned > 0 && time.isAfter(newest)) {
                newest = time;
            }
        }
    }

    /** A value of the probe is there in clear. */
    public void plaintext(String at) {
        synchronized (this) {
            plaintext++;
        }
        found.accept(new Finding(Finding.Kind.PLAINTEXT, place, name, at, ""));
    }

    /** Something that a reader should know beside the numbers. */
    public void note(String words) {
        synchronized (this) {
            notes.add(words);
        }
    }

    /** All of it was read. */
    public synchronized void done() {
        endedAt = System.nanoTime();
    }

    /**
     * How often the first bytes of a buffer mention the person.
     *
     * @param fresh mentions that end before this were counted with the piece before
     */
    public long mentions(byte[] buffer, int length, int fresh) {
        return examination.person().count(buffer, 0, length, fresh);
    }

    /** What is looked for beside sealed values. */
    public Optional<Probe> probe() {
        return examination.probe();
    }

    private void note(Traces traces, IntFunction<String> at, int piece) {
        synchronized (this) {
            undecodable += traces.undecodable() ? 1 : 0;
            traces.sealed().forEach(this::count);
        }
        for (Sealed value : traces.sealed()) {
            if (value.opened() instanceof Opened.Readable) {
                found.accept(new Finding(Finding.Kind.READABLE, place, name, at.apply(piece), value.field()));
            }
        }
        if (traces.plaintext()) {
            plaintext(at.apply(piece));
        }
    }

    private void count(Sealed value) {
        switch (value.opened()) {
            case Opened.Readable _ -> readable++;
            case Opened.Erased _ -> erased++;
            case Opened.Unavailable _ -> unavailable++;
            case Opened.Tampered _ -> tampered++;
        }
    }

    synchronized PartReport report() {
        long end = endedAt == 0 ? System.nanoTime() : endedAt;
        Optional<Instant> clearUntil = newest.equals(Instant.MIN) ? Optional.empty() : stay.endOf(newest);
        return new PartReport(
                place,
                name,
                records,
                bytes,
                Duration.ofNanos(end - startedAt),
                mentions,
                erased,
                readable,
                unavailable,
                tampered,
                undecodable,
                plaintext,
                stay,
                clearUntil,
                notes);
    }
}
