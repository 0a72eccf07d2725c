package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter in a list, without its bytes.
 *
 * @param id where it stands
 * @param written when, by the clock of who wrote it
 * @param lane whose it is; empty when a topology wrote it
 * @param reason the word of the reason; {@code topology} when a topology wrote it
 * @param detail a sentence about it; never payload
 * @param key the subject on NATS, or the key on Kafka
 * @param stream it stands in; empty when it came from Kafka
 * @param sequence in that stream; 0 when it came from Kafka
 * @param bytes its length before it was cut
 * @param settled whether its event is in the topics now
 */
record LetterRow(
        LetterId id,
        Instant written,
        String lane,
        String reason,
        String detail,
        String key,
        String stream,
        long sequence,
        long bytes,
        boolean settled) {
    /** The reason of what topologies gave up. */
    static final String TOPOLOGY = "topology";

    private static final int LONGEST = 400;

    static LetterRow of(StoredLetter letter) {
        Optional<StoredLetter.StreamPlace> place = letter.place();
        boolean ofTopology = letter.lane().isEmpty();
        return new LetterRow(
                letter.id(),
                letter.written(),
                letter.lane(),
                ofTopology ? TOPOLOGY : letter.reason(),
                Masking.text(cut(ofTopology ? TopologyHeaders.sentence(letter.headers()) : letter.detail())),
                Masking.text(cut(letter.key())),
                place.map(StoredLetter.StreamPlace::stream).orElse(""),
                place.map(StoredLetter.StreamPlace::sequence).orElse(0L),
                letter.fullLength(),
                false);
    }

    LetterRow settle() {
        return new LetterRow(id, written, lane, reason, detail, key, stream, sequence, bytes, true);
    }

    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id.toString());
        tree.put("written", written.toString());
        tree.put("lane", lane);
        tree.put("reason", reason);
        tree.put("detail", detail);
        tree.put("key", key);
        tree.put("stream", stream);
        tree.put("sequence", sequence);
        tree.put("bytes", bytes);
        tree.put("settled", settled);
        return tree;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
