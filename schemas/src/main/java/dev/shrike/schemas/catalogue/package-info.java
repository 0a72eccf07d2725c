/** The one place that knows every event, its versions, subjects, topics, keys and retention. */
package dev.shrike.schemas.catalogue;
