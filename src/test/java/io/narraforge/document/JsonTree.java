package io.narraforge.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads JSON with another library than the one that patches, all digits kept. Trees are equal whatever their keys' order,
 * and their numbers whether written 999 or 999e0.
 */
final class JsonTree {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new DecimalsOnly())
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
    }

    private JsonTree() {}

    static JsonNode of(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no JSON: " + json, broken);
        }
    }

    private static final class DecimalsOnly extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public NumericNode numberNode(int number) {
            return DecimalNode.valueOf(BigDecimal.valueOf(number));
        }

        @Override
        public NumericNode numberNode(long number) {
            return DecimalNode.valueOf(BigDecimal.valueOf(number));
        }

        @Override
        public ValueNode numberNode(BigInteger number) {
            return DecimalNode.valueOf(new BigDecimal(number));
        }
    }
}
