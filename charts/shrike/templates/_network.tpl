{{/* What may go out to outside systems, names and traces included: {root, uses}. */}}
{{- define "shrike.egress" -}}
{{- $uses := prepend .uses "dns" }}
{{- if .root.Values.tracing.endpoint }}
{{- $uses = append $uses "tracing" }}
{{- end }}
{{- range $uses }}
{{- $destination := index $.root.Values.networkPolicy.destinations . }}
# {{ . }}
- ports:
    {{- range $port := $destination.ports }}
    - port: {{ $port }}
    {{- end }}
    {{- if eq . "dns" }}
    {{- range $port := $destination.ports }}
    - port: {{ $port }}
      protocol: UDP
    {{- end }}
    {{- end }}
  {{- with $destination.to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
