package dev.shrike.gdpr.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The scan of one place. Thread-safe, so that a place can be read by several threads. */
public final class Session {

    /** Findings that are told one by one; the numbers count all of them. */
    static final int MOST_FINDINGS = 1_000;

    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final String place;
    private final Examination examination;
    private final ScanLimits limits;
    private final long deadline;
    private final ScanListener listener;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime());
    private final List<Part> parts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Session(String place, Examination examination, ScanLimits limits, long deadline, ScanListener listener) {
        this.place = place;
        this.examination = examination;
        this.limits = limits;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** Who is looked for. */
    public PersonId person() {
        return examination.person();
    }

    /** Begins a part. */
    public Part part(String name, Stay stay) {
        Part part = new Part(examination, place, name, stay, this::found);
        synchronized (this) {
            parts.add(part);
        }
        return part;
    }

    /** Says how much there is to examine, in the unit of {@link #advance}; may be called again when more is known. */
    public void expect(long units) {
        total.set(units);
    }

    /**
     * Says that so much more was examined, and ends the scan when it is time.
     *
     * @throws PlaceUnavailableException when the scan was cancelled or has used up its time
     */
    public void advance(long units) {
        long now = done.addAndGet(units);
        long last = toldAt.get();
        if (System.nanoTime() - last > TELL_NANOS && toldAt.compareAndSet(last, System.nanoTime())) {
            listener.progress(place, now, Math.max(now, total.get()));
        }
        checkpoint();
    }

    /** @throws PlaceUnavailableException when the scan was cancelled or has used up its time */
    public void checkpoint() {
        if (limits.cancelled().getAsBoolean()) {
            throw new PlaceUnavailableException("the scan was cancelled");
        }
        if (System.nanoTime() - deadline >= 0) {
            throw new PlaceUnavailableException("the scan did not end within " + limits.atMost());
        }
    }

    /** Something could not be looked at; the rest of the place still can. Makes the scan inconclusive. */
    public synchronized void problem(String words) {
        problems.add(place + ": " + words);
    }

    /** Something found that is in no record. */
    public synchronized void found(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    void end() {
        long all = Math.max(done.get(), total.get());
        listener.progress(place, all, all);
    }

    synchronized List<PartReport> parts() {
        return parts.stream().map(Part::report).toList();
    }

    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
