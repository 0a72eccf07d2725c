package dev.shrike.gateway.live;

import java.util.ArrayList;
import java.util.List;

/** A follower that keeps what it is offered. */
final class Recorder implements Follower {
    final List<Frame> offered = new ArrayList<>();
    final List<Signal.Gap> gaps = new ArrayList<>();
    Ending ending;
    private final Scope scope;

    Recorder(LiveFilter filter, Viewer viewer) {
        this.scope = Frames.scope(filter, viewer);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void offer(Frame frame) {
        offered.add(frame);
    }

    @Override
    public void begunAnew(int stream, Signal.Gap gap) {
        gaps.add(gap);
    }

    @Override
    public boolean isDrained() {
        return offered.isEmpty();
    }

    @Override
    public void end(Ending why) {
        ending = why;
    }

    List<Long> sequences() {
        return offered.stream().map(Frame::sequence).toList();
    }
}
