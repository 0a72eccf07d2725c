package dev.shrike.gdpr.scan;

/** A place that should be looked at and cannot be, for a reason known beforehand: it makes a scan inconclusive. */
public record NotScanned(String name, String reason) implements Place {

    @Override
    public void scan(Session session) {
        throw new PlaceUnavailableException("not scanned: " + reason);
    }
}
