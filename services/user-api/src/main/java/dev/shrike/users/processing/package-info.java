/** The record of processing activities over HTTP: what the platform does with personal data, for everybody to read. */
package dev.shrike.users.processing;
