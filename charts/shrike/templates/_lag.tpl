{{/* KEDA's triggers: all lanes' lag, as the bridge measures it. */}}
{{- define "shrike.lag.bridge" -}}
- type: prometheus
  metadata:
    serverAddress: {{ .root.Values.monitoring.prometheusUrl }}
    query: sum(max by (lane) (shrike_bridge_lag_events{namespace={{ .root.Release.Namespace | quote }}}))
    threshold: {{ .scaling.lag | int64 | quote }}
{{- end }}

{{/* The lag of each topology's consumer group. The largest decides. */}}
{{- define "shrike.lag.statistics-api" -}}
{{- range list "rate-upcast" "score" "statistics" "erasure" }}
- type: kafka
  metadata:
    bootstrapServers: {{ $.root.Values.kafka.bootstrapServers | quote }}
    consumerGroup: shrike-{{ . }}
    lagThreshold: {{ $.scaling.lag | int64 | quote }}
{{- end }}
{{- end }}
