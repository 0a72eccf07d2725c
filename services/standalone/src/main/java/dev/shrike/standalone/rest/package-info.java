/** A running platform's REST interface, as commands use it: read only, as the administrator. */
package dev.shrike.standalone.rest;
