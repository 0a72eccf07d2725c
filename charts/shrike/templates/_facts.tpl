{{/*
What is known of each deployable, and what environment, network policies and routes are made from:

port    where it answers HTTP
health  paths of its probes and metrics
uses    outside systems that it talks to
calls   services that it talks to
routes  paths that are reached from outside; nothing else is, /internal least of all
grace   seconds until it is killed: the pause before it stops, what it finishes (handlers 20, projections 20, sagas 15, topologies 20,
        lanes 20 and 10), and some more
*/}}
{{- define "shrike.facts" -}}
auth-api:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, postgresql]
  calls: [user-api]
  routes: []
user-api:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, kafka, postgresql, web]
  calls: [auth-api, tick-api, notifier]
  routes: []
tick-api:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, postgresql]
  calls: [auth-api, user-api]
  routes: []
notifier:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, postgresql, smtp]
  calls: [auth-api, user-api]
  routes: []
statistics-api:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, kafka, registry, postgresql]
  calls: [auth-api, statistics-api]
  routes: []
admin-api:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats, postgresql, smtp, web]
  calls: [auth-api, user-api, tick-api, notifier, statistics-api, bridge, gateway]
  routes: []
gateway:
  {{- include "shrike.service" . | nindent 2 }}
  uses: [nats]
  calls: [auth-api, user-api, tick-api, notifier, statistics-api, admin-api]
  # those of services/gateway: all lead to it, and it knows whose they are
  routes: [
    /events/live, /graphql, /login, /logout, /roles, /suspensions, /keys, /admin/dead-letters/auth, /admin/outbox/auth, /users,
    /gdpr, /admin/keys, /admin/sagas, /admin/certificate-keys, /admin/dead-letters/users, /admin/outbox/users, /ticks, /ratings,
    /v1/ratings, /sightings, /admin/projections, /admin/dead-letters/ticks, /admin/outbox/ticks, /notifications,
    /admin/dead-letters/notifier, /admin/outbox/notifier, /statistics, /scores, /analytics, /topologies,
    /admin/dead-letters/statistics, /admin/outbox/statistics, /events, /admin, /swagger, /catalogue, /asyncapi.yml
  ]
bridge:
  port: 8090
  health: {live: /health/live, ready: /health, metrics: /metrics}
  grace: 60
  uses: [nats, kafka, registry]
  calls: [auth-api]
  routes: []
{{- end }}

{{/* What all that answer REST have in common. */}}
{{- define "shrike.service" -}}
port: 8080
health: {live: /health/liveness, ready: /health/readiness, metrics: /prometheus}
grace: 90
{{- end }}
