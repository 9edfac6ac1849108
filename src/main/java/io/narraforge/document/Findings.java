package io.narraforge.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.narraforge.problem.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells what the validator found in our words: its own speak of keywords. What is allowed is the description of the
 * schema that refused. Knows no file and no name of a shape.
 */
record Findings(Map<String, JsonNode> schemaByIri) {
    private static final Comparator<List<Integer>> IN_DOCUMENT_ORDER = Findings::compare;

    Optional<Misfit> first(List<Error> errors, JsonNode document) {
        if (errors.size() < 2) {
            return errors.stream().findFirst().map(this::misfit);
        }
        // The first of equal ones stays: a schema lists what is missing in the order of its own text.
        return errors.stream()
                .min(Comparator.comparing(error -> position(error.getInstanceLocation(), document), IN_DOCUMENT_ORDER))
                .map(this::misfit);
    }

    private Misfit misfit(Error error) {
        String found = error.getProperty() != null && error.getKeyword().equals("required")
                ? "has no \"" + error.getProperty() + "\""
                : "is " + Excerpt.of(error.getInstanceNode().toString());
        return new Misfit(pointer(error.getInstanceLocation()).toString(), found + "; use " + allowed(error));
    }

    private String allowed(Error error) {
        JsonNode file = Objects.requireNonNull(
                schemaByIri.get(error.getSchemaLocation().getAbsoluteIri().toString()));
        JsonPointer keyword = pointer(error.getSchemaLocation().getFragment());
        return file.at(keyword.head()).path("description").asText();
    }

    private static JsonPointer pointer(NodePath path) {
        JsonPointer pointer = JsonPointer.empty();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = path.getElement(i) instanceof Integer index
                    ? pointer.appendIndex(index)
                    : pointer.appendProperty(path.getElement(i).toString());
        }
        return pointer;
    }

    /** Which child of its parent each step is; a parent comes before its children. */
    private static List<Integer> position(NodePath path, JsonNode document) {
        var position = new ArrayList<Integer>();
        JsonNode node = document;
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof Integer index) {
                position.add(index);
                node = node.path(index);
            } else {
                String key = path.getElement(i).toString();
                position.add(ordinal(key, node));
                node = node.path(key);
            }
        }
        return position;
    }

    private static int ordinal(String key, JsonNode object) {
        int ordinal = 0;
        for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ordinal++) {
            if (keys.next().equals(key)) {
                return ordinal;
            }
        }
        return ordinal;
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int step = Integer.compare(one.get(i), other.get(i));
            if (step != 0) {
                return step;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
