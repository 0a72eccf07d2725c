package dev.shrike.gateway.live;

/** Why a subscription ends by the will of the server. */
enum Ending {
    /** More events waited for the client than there is room for. */
    TOO_SLOW("dropped", "too-slow"),
    /** The client took nothing for too long. */
    STALLED("dropped", "stalled"),
    /** The event store or a stream did not answer. */
    UNAVAILABLE("dropped", "unavailable"),
    /** Something that nobody foresaw. */
    FAULT("dropped", "fault"),
    /** The token is no longer good. */
    EXPIRED("ended", "token-expired"),
    /** The token is refused before its end: its session was ended, for one. */
    REFUSED("ended", "token-refused"),
    /** The person was erased. */
    ERASED("ended", "erased"),
    /** This instance stops; another goes on. */
    STOPPING("ended", "stopping");

    private final String notice;
    private final String reason;

    Ending(String notice, String reason) {
        this.notice = notice;
        this.reason = reason;
    }

    /** What the last event is called. */
    String notice() {
        return notice;
    }

    /** The reason, for programs. */
    String reason() {
        return reason;
    }
}
