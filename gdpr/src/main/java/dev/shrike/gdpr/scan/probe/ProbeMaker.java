package dev.shrike.gdpr.scan.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes a probe of a person's values, before their keys are destroyed. Each value is probed in every form in which it may have
 * been written somewhere; the values themselves are dropped at once. For one thread.
 */
public final class ProbeMaker {

    /** Forms that one probe holds at most: some 5 MB, made in less than a second. Values beyond are counted as left out. */
    public static final int MOST_FORMS = 1 << 18;

    private static final int FEWEST_DISTINCT = 3;

    private final KeyedHash hash;
    private final Set<Mark> marks = new LinkedHashSet<>();
    private int probed;
    private int tooShort;
    private int common;

    /** With a random key of its own. */
    public ProbeMaker() {
        byte[] key = new byte[KeyedHash.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.hash = new KeyedHash(key);
    }

    /** Adds a text as it is. */
    public ProbeMaker add(String value) {
        if (ValueForms.isCommon(value)) {
            common++;
        } else if (value.getBytes(StandardCharsets.UTF_8).length < Probe.WINDOW) {
            tooShort++;
        } else {
            add(ValueForms.of(value));
        }
        return this;
    }

    /**
     * Adds the plain value of a sealed field: each text in it, and its numbers together (a location), as Avro and as people write
     * them. A number alone is no value: it stands anywhere by chance.
     */
    public ProbeMaker add(JsonNode value) {
        if (value.isTextual()) {
            return add(value.textValue());
        }
        if (value.isObject()) {
            double[] numbers = value.valueStream()
                    .filter(JsonNode::isNumber)
                    .mapToDouble(JsonNode::doubleValue)
                    .toArray();
            if (numbers.length > 1) {
                add(NumberForms.of(value, numbers));
            }
            value.valueStream().filter(inner -> !inner.isNumber()).forEach(this::add);
        }
        return this;
    }

    /** Counts a value that the caller leaves out because many people share it. */
    public ProbeMaker leaveOut() {
        common++;
        return this;
    }

    /** The probe of all that was added. */
    public Probe make() {
        return new Probe(hash.key(), new ProbeCounts(probed, tooShort, common), marks);
    }

    /** A value that was added before is counted once. */
    private void add(Set<Form> forms) {
        if (marks.size() + forms.size() > MOST_FORMS) {
            common++;
            return;
        }
        boolean probable = false;
        boolean fresh = false;
        for (Form form : forms) {
            byte[] bytes = form.bytes();
            if (bytes.length >= Probe.WINDOW && isDistinct(bytes)) {
                probable = true;
                fresh |= marks.add(mark(bytes));
            }
        }
        probed += fresh ? 1 : 0;
        common += probable ? 0 : 1;
    }

    private Mark mark(byte[] bytes) {
        int length = Math.min(bytes.length, Probe.LONGEST);
        long window = 0;
        for (int i = 0; i < Probe.WINDOW; i++) {
            window = window << Byte.SIZE | bytes[i] & 0xff;
        }
        return new Mark(hash.ofWindow(window), length, hash.ofValue(bytes, 0, length));
    }

    /** Runs of zeros and the like fill whole files. */
    private static boolean isDistinct(byte[] bytes) {
        boolean[] seen = new boolean[1 << Byte.SIZE];
        int distinct = 0;
        for (byte one : Arrays.copyOf(bytes, Math.min(bytes.length, Probe.LONGEST))) {
            if (!seen[one & 0xff]) {
                seen[one & 0xff] = true;
                distinct++;
            }
        }
        return distinct >= FEWEST_DISTINCT;
    }
}
