package dev.shrike.gdpr.export;

import dev.shrike.gdpr.key.StreamKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Bytes that wait on the disk until the archive has room for them: written once, then read once. Encrypted with a key that
 * is nowhere but in this object, in a file that has no name any more once it is open, so that nothing is left of it
 * whatever happens. Not thread-safe.
 */
final class Spool implements AutoCloseable {

    private static final byte[] NO_ASSOCIATED_DATA = new byte[0];

    private final StreamKey key = StreamKey.generate();
    private final FileChannel file;

    Spool(Path folder) throws IOException {
        Path path = Files.createTempFile(
                folder,
                "spool-",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Where to write; to be closed before {@link #read}. */
    OutputStream write() throws IOException {
        return key.encrypting(new LeftOpen(Channels.newOutputStream(file)), NO_ASSOCIATED_DATA);
    }

    /** What was written. */
    InputStream read() throws IOException {
        return key.decrypting(Channels.newInputStream(file.position(0)), NO_ASSOCIATED_DATA);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The file has to stay open when the stream that encrypts into it is closed. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
