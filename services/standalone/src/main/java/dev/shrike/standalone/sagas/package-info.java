/** Sagas, as the command shows them. */
package dev.shrike.standalone.sagas;
