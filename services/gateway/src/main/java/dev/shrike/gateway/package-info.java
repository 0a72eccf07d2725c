/** gateway: what stands before all services: routes and limits, live subscriptions, GraphQL. Stateless. */
package dev.shrike.gateway;
