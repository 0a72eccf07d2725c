/** Verifications of erasures, as the command line asks for and shows them. */
package dev.shrike.standalone.verification;
