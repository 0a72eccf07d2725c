package dev.shrike.gdpr.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By what a file that was replaced is told from the one before. */
record FileMark(String identity, FileTime changed, long size) {

    private static final Logger LOG = LoggerFactory.getLogger(FileMark.class);
    private static final FileMark ABSENT = new FileMark("", FileTime.fromMillis(0), -1);

    static FileMark of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileMark(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
        } catch (IOException e) {
            LOG.debug("{} is out of reach", file, e);
            return ABSENT;
        }
    }

    boolean absent() {
        return equals(ABSENT);
    }
}
