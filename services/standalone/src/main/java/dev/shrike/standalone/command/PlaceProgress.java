package dev.shrike.standalone.command;

/** One progress bar after another, one for each place. For one thread. */
final class PlaceProgress implements AutoCloseable {
    private String place = "";
    private Progress bar;

    /** So much of a place is done. */
    void at(String now, long done, long total) {
        if (now.isEmpty()) {
            return;
        }
        if (!now.equals(place)) {
            close();
            place = now;
            bar = Progress.of(now, "seen");
            bar.begin(Math.max(1, total));
        }
        bar.at(done, "");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
