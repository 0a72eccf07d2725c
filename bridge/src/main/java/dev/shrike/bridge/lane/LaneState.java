package dev.shrike.bridge.lane;

/** What a lane is doing, as far as this instance knows. */
public enum LaneState {
    /** Not this instance's to run. */
    ELSEWHERE,
    /** Fencing its predecessor and finding its position. */
    STARTING,
    /** Carrying events, or ready for the next. */
    RUNNING,
    /** Something it needs is away; it tries again for ever. */
    WAITING,
    /** It stopped by itself and needs a person; the reason says what for. */
    STOPPED
}
