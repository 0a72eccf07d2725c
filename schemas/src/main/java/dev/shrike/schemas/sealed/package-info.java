/** Where in an event personal data is sealed, whose it is and for what purpose it is kept. */
package dev.shrike.schemas.sealed;
