/** Dead letters of the services' handlers, as the command looks at them and redrives them over REST. */
package dev.shrike.standalone.deadletters;
