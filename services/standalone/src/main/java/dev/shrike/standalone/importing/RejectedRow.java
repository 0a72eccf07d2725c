package dev.shrike.standalone.importing;

/**
 * A row that was left out.
 *
 * @param line where it begins in the file
 * @param observation the observation's name, blank when it has none
 * @param reason why, in one line
 */
record RejectedRow(long line, String observation, String reason) {}
