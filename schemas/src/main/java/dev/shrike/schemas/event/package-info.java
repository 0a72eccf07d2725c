/** What all events share: the envelope, the JSON form and ids derived from other ids. */
package dev.shrike.schemas.event;
