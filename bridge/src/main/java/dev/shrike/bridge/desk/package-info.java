/** What operators see of a bridge and do to its dead letters, in the form that is sent to them: the same by its own server and inside a service. */
package dev.shrike.bridge.desk;
