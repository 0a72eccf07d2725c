{{/* The restricted profile of the Pod Security Standards. */}}
{{- define "shrike.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "shrike.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What every pod begins with: {root, name}. */}}
{{- define "shrike.podBeginning" -}}
serviceAccountName: {{ include "shrike.nameOf" . }}
automountServiceAccountToken: false
# a Service called shrike-nats would otherwise set SHRIKE_NATS_PORT
enableServiceLinks: false
securityContext:
  {{- include "shrike.podSecurity" . | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.scheduling }}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{/* The pod template of a deployable: {root, name, facts, values}. */}}
{{- define "shrike.podTemplate" -}}
metadata:
  labels:
    {{- include "shrike.labels" . | nindent 4 }}
    {{- with .root.Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    kubectl.kubernetes.io/default-container: {{ .name }}
    {{- if eq .name "bridge" }}
    # a pod that has read an older file is replaced; of what changes in Secrets nothing is known here
    checksum/config: {{ include "shrike.bridgeConfig" .root | sha256sum }}
    {{- end }}
    {{- with .root.Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "shrike.podBeginning" . | nindent 2 }}
  topologySpreadConstraints:
    {{- range $key, $otherwise := dict "topology.kubernetes.io/zone" .root.Values.scheduling.zones "kubernetes.io/hostname" .root.Values.scheduling.nodes }}
    - maxSkew: 1
      topologyKey: {{ $key }}
      whenUnsatisfiable: {{ $otherwise }}
      labelSelector:
        matchLabels:
          {{- include "shrike.selector" $ | nindent 10 }}
    {{- end }}
  terminationGracePeriodSeconds: {{ .facts.grace }}
  {{- if eq .name "user-api" }}
  initContainers:
    {{- include "shrike.keyCopy" . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .name }}
      image: {{ include "shrike.image" .root | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      args:
        - {{ .name }}
        {{- if eq .name "bridge" }}
        - run
        - --config
        - /etc/shrike/bridge.yml
        {{- end }}
      securityContext:
        {{- include "shrike.containerSecurity" . | nindent 8 }}
      ports:
        - name: http
          containerPort: {{ .facts.port }}
      env:
        {{- include "shrike.environment" . | nindent 8 }}
      {{- with concat .values.environmentFrom (include "shrike.bridgeSecrets" . | fromYamlArray) }}
      envFrom:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      startupProbe:
        httpGet: {path: {{ .facts.health.live }}, port: http}
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 60
      readinessProbe:
        httpGet: {path: {{ .facts.health.ready }}, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 3
      livenessProbe:
        httpGet: {path: {{ .facts.health.live }}, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      lifecycle:
        preStop:
          # until nobody sends requests here any more
          sleep:
            seconds: 5
      volumeMounts:
        {{- include "shrike.mounts" . | nindent 8 }}
  volumes:
    {{- include "shrike.volumes" . | nindent 4 }}
{{- end }}

{{/* Secrets whose keys the bridge's configuration may name. */}}
{{- define "shrike.bridgeSecrets" -}}
{{- $secrets := ternary .root.Values.bridge.environmentSecrets list (eq .name "bridge") -}}
{{- range $secrets }}
- secretRef:
    name: {{ . }}
{{- else }}
[]
{{- end }}
{{- end }}
