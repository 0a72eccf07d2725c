package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.charts.chart.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKindsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'apiVersion':'v1','kind':'Service','spec':{'prots':[]}} | prots",
                "{'apiVersion':'v1','kind':'Service','metadata':{'nmae':'a'}} | nmae",
                "{'apiVersion':'apps/v1','kind':'Deployment','spec':{'template':{'spec':{'containers':[{'livenesProbe':{}}]}}}} | livenesProbe",
                "{'apiVersion':'v1','kind':'Pod','spec':{'securityContext':{'runAsNonroot':true}}} | runAsNonroot",
                "{'apiVersion':'v1','kind':'Service','spec':{'ports':[{'port':[]}]}} | port",
                "{'apiVersion':'kafka.strimzi.io/v1','kind':'KafkaTopic','spec':{'partition':1}} | partition",
                "{'apiVersion':'apps/v1beta1','kind':'Deployment'} | apps/v1beta1"
            })
    void aFieldThatThereIsNotIsNamed(String object, String field) throws JsonProcessingException {
        var tree = new ObjectMapper().readTree(object.replace('\'', '"'));

        assertThatThrownBy(() -> KnownKinds.read(new Manifest(tree)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(field);
    }
}
