/** Folders as a place to scan: the bytes of every file. */
package dev.shrike.gdpr.scan.file;
