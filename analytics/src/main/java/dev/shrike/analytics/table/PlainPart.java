package dev.shrike.analytics.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;

/** One part of a body: reads itself, and puts what is a column into the row. Stateless. */
@FunctionalInterface
interface PlainPart {
    /** Where texts and bytes are read to. For one thread. */
    final class Scratch {
        private Utf8 text = new Utf8();
        private ByteBuffer bytes = ByteBuffer.allocate(256);

        Utf8 text(BinaryDecoder in) throws IOException {
            text = in.readString(text);
            return text;
        }

        void bytes(BinaryDecoder in) throws IOException {
            bytes = in.readBytes(bytes);
        }
    }

    void read(BinaryDecoder in, Rows row, Scratch scratch) throws IOException;

    /** A text that is a column. */
    static PlainPart text(int column) {
        return (in, row, scratch) -> {
            Utf8 text = scratch.text(in);
            row.put(column, text.getBytes(), text.getByteLength());
        };
    }

    /** A text that is a column and one of these. */
    static PlainPart oneOf(int column, byte[][] known) {
        return (in, row, scratch) -> {
            Utf8 text = scratch.text(in);
            for (byte[] one : known) {
                if (Arrays.equals(one, 0, one.length, text.getBytes(), 0, text.getByteLength())) {
                    row.put(column, one, one.length);
                    return;
                }
            }
            throw new NotPlainException();
        };
    }

    /** A UUID that is a column, as {@link java.util.UUID#toString} writes it. */
    static PlainPart uuid(int column) {
        return (in, row, scratch) -> {
            Utf8 text = scratch.text(in);
            if (!isCanonical(text.getBytes(), text.getByteLength())) {
                throw new NotPlainException();
            }
            row.put(column, text.getBytes(), text.getByteLength());
        };
    }

    /** Of several branches the one that is there. */
    static PlainPart union(PlainPart... branches) {
        return (in, row, scratch) -> branches[in.readIndex()].read(in, row, scratch);
    }

    /** One after another. */
    static PlainPart record(PlainPart... fields) {
        return (in, row, scratch) -> {
            for (PlainPart field : fields) {
                field.read(in, row, scratch);
            }
        };
    }

    private static boolean isCanonical(byte[] uuid, int length) {
        boolean fits = length == 36;
        for (int i = 0; fits && i < length; i++) {
            byte at = uuid[i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            fits = dash ? at == '-' : at >= '0' && at <= '9' || at >= 'a' && at <= 'f';
        }
        return fits;
    }
}
