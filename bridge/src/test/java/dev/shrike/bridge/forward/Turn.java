package dev.shrike.bridge.forward;

/**
 * What happens in one part of a lane's life.
 *
 * @param publish so many new events come in
 * @param again this many of the events so far are published again, as by a publisher that did not hear of its success
 * @param expire so many messages behind the checkpoint are dropped before they can be mirrored
 * @param delete whether another one is deleted, so that there is a hole
 * @param portion messages that come without a gap in time
 * @param perTransaction events after which the lane commits
 * @param ending how the attempt ends that follows
 * @param at at which occasion it ends so, from 1 on; an attempt without that many ends when there is no more to do
 */
record Turn(
        int publish, int again, int expire, boolean delete, int portion, int perTransaction, Ending ending, int at) {

    /** The same from publishers that know what they published. */
    Turn withoutRepetition() {
        return new Turn(publish, 0, expire, delete, portion, perTransaction, ending, at);
    }
}
