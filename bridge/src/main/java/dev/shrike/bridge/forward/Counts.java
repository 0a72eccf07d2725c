package dev.shrike.bridge.forward;

/** What became of messages: how many are mirrored, refused as dead letters, or left out. Used by one thread at a time. */
final class Counts {
    private int mirrored;
    private int refused;
    private int leftOut;

    void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.Mirrored _, Outcome.Recorded _ -> mirrored++;
            case Outcome.Refused _ -> refused++;
            case Outcome.LeftOut() -> leftOut++;
        }
    }

    void add(Counts more) {
        mirrored += more.mirrored;
        refused += more.refused;
        leftOut += more.leftOut;
    }

    int mirrored() {
        return mirrored;
    }

    int refused() {
        return refused;
    }

    int leftOut() {
        return leftOut;
    }

    int all() {
        return mirrored + refused + leftOut;
    }
}
