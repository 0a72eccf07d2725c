/** Certificates of erasure at the command line: verified without a platform, and told in words. */
package dev.shrike.standalone.certificate;
