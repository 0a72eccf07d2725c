package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.charts.chart.Chart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that make no sense are refused, and the refusal says which. */
class RefusedValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replicaCount: 3 | replicaCount",
                "services: {tick-api: {replicas: -1}} | replicas",
                "services: {tick-api: {replicas: 0}} | replicas",
                "services: {tick-api: {replicas: 1.5}} | replicas",
                "services: {tick-api: {replicas: 1000000}} | replicas",
                "services: {tick-api: {replicas: three}} | replicas",
                "services: {tick-api: {replicas: [3]}} | replicas",
                "services: {tick-api: null} | tick-api",
                "services: {ticks-api: {replicas: 3}} | ticks-api",
                "services: {notifier: {scaling: {by: lag}}} | by",
                "services: {bridge: {databaseSecret: bridge}} | databaseSecret",
                "services: {auth-api: {environment: {A: 1}}} | environment",
                "services: {auth-api: {environment: {'A B': x}}} | A B",
                "services: {auth-api: {resources: {limits: {memory: lots}}}} | memory",
                "services: {auth-api: {resources: {limits: {memory: -1Gi}}}} | memory",
                "services: {auth-api: {resources: {limits: {memory: null}}}} | memory",
                "services: {auth-api: {environmentFrom: [{secretKeyRef: {name: a}}]}} | secretKeyRef",
                "image: {tag: latest} | tag",
                "image: {digest: sha256:abc} | digest",
                "image: {repository: ''} | repository",
                "image: {pullPolicy: Sometimes} | pullPolicy",
                "nats: {url: http://nats:4222} | url",
                "nats: {url: nats://user:password@nats:4222} | url",
                "nats: {streams: {replicas: 2}} | replicas",
                "kafka: {bootstrapServers: kafka} | bootstrapServers",
                "kafka: {topics: {partitions: 0}} | partitions",
                "kafka: {topics: {partitions: '6'}} | partitions",
                "postgresql: {url: postgresql://pg:5432} | url",
                "postgresql: {url: 'jdbc:postgresql://pg:5432/auth?password=x'} | url",
                "postgresql: {password: secret} | password",
                "postgresql: {existingSecret: ''} | existingSecret",
                "smtp: {port: 70000} | port",
                "smtp: {from: nobody} | from",
                "vault: {kek: {uri: 'file:/etc/kek'}} | uri",
                "vault: {kek: {epoch: soon}} | epoch",
                "exports: {accessMode: ReadOnlyMany} | accessMode",
                "exports: {size: 10} | size",
                "topologies: {groupProtocol: eager} | groupProtocol",
                "bridge: {config: {kaffka: {}}} | kaffka",
                "ingress: {host: 'http://birds'} | host",
                "gateway: {hostnames: []} | hostnames",
                "networkPolicy: {destinations: {kafka: {ports: [kafka]}}} | ports",
                "networkPolicy: {clients: [{}]} | clients",
                "networkPolicy: {clients: [{namespace: a}]} | namespace",
                "monitoring: {monitor: prometheus} | monitor",
                "tracing: {ratio: 2} | ratio",
                "logs: {format: xml} | format",
                "scheduling: {zones: Never} | zones",
                "podLabels: {app.kubernetes.io/component: other} | podLabels",
                "podAnnotations: {helm.sh/hook: test} | podAnnotations",
                "strimzi: {topics: {apiVersion: kafka.strimzi.io/v1alpha1}} | apiVersion"
            })
    void theSchemaNamesWhatIsWrong(String values, String named) {
        assertRefused(values, named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services: {user-api: {replicas: 2}} | services.user-api may have 2 instances, which share the files of exports",
                "services: {user-api: {replicas: 2}}, exports: {persistent: false, accessMode: ReadWriteMany} | share the files of exports",
                "services: {user-api: {scaling: {by: cpu}}} | services.user-api may have 6 instances",
                "services: {bridge: {replicas: 7}} | only 6 of them can have work: kafka.topics.partitions is the bound",
                "services: {statistics-api: {scaling: {by: lag, max: 9}}} | services.statistics-api may have 9 instances",
                "services: {tick-api: {scaling: {min: 5, max: 4}}} | services.tick-api.scaling: min 5 is more than max 4",
                "ingress: {enabled: true} | networkPolicy.clients names nobody",
                "gateway: {enabled: true, parents: [{name: a}]} | networkPolicy.clients names nobody",
                "gateway: {enabled: true}, networkPolicy: {enabled: false} | gateway.parents names no gateway",
                "monitoring: {monitor: pod} | networkPolicy.scrapers names nobody",
                "vault: {kek: {existingSecret: ''}} | vault.kek: either uri or existingSecret"
            })
    void valuesThatContradictEachOtherAreRefusedWithTheWayOut(String values, String said) {
        assertRefused("{" + values + "}", said);
    }

    private static void assertRefused(String values, String said) {
        Chart chart = Chart.standard().with(values);

        assertThatThrownBy(chart::render).hasMessageContaining(said);
    }
}
