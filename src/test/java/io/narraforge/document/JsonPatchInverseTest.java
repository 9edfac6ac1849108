package io.narraforge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.document.JsonPatch.Kind;
import io.narraforge.document.JsonPatch.Operation;
import io.narraforge.migration.JsonDocuments;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A patch and then its inverse leave the document as it was. */
class JsonPatchInverseTest {

    @Property
    void whatWasReplacedCanBeReplacedBack(
            @ForAll("documents") String document, @ForAll("documents") String value, @ForAll int choice)
            throws PatchRefusedException {
        JsonNode tree = JsonTree.of(document);
        JsonPointer place = chosen(places(tree), choice);

        String patched = patched(document, new Operation(Kind.REPLACE, place.toString(), null, value));

        assertThat(JsonTree.of(patched).at(place)).isEqualTo(JsonTree.of(value));
        assertThat(patched(patched, new Operation(Kind.REPLACE, place.toString(), null, text(tree.at(place)))))
                .isEqualTo(patched(document));
    }

    @Property
    void whatWasAddedCanBeRemoved(
            @ForAll("documents") String document, @ForAll("documents") String value, @ForAll int choice)
            throws PatchRefusedException {
        JsonNode tree = JsonTree.of(document);
        List<JsonPointer> containers = places(tree).stream()
                .filter(place -> tree.at(place).isContainerNode())
                .toList();
        Assume.that(!containers.isEmpty());
        JsonPointer container = chosen(containers, choice);
        JsonPointer place = tree.at(container).isArray()
                ? container.appendIndex(Math.floorMod(choice, tree.at(container).size() + 1))
                : container.appendProperty("a key/that~is new");

        String patched = patched(document, new Operation(Kind.ADD, place.toString(), null, value));

        assertThat(JsonTree.of(patched).at(place)).isEqualTo(JsonTree.of(value));
        assertThat(patched(patched, new Operation(Kind.REMOVE, place.toString(), null, null)))
                .isEqualTo(patched(document));
    }

    @Property
    void whatWasRemovedCanBeAddedBack(@ForAll("documents") String document, @ForAll int choice)
            throws PatchRefusedException {
        JsonNode tree = JsonTree.of(document);
        Assume.that(places(tree).size() > 1);
        JsonPointer place = chosen(places(tree).subList(1, places(tree).size()), choice);

        String patched = patched(document, new Operation(Kind.REMOVE, place.toString(), null, null));

        assertThat(JsonTree.of(patched)).isNotEqualTo(tree);
        assertThat(JsonTree.of(patched(patched, new Operation(Kind.ADD, place.toString(), null, text(tree.at(place))))))
                .isEqualTo(tree);
    }

    @Property
    void whatWasMovedCanBeMovedBack(@ForAll("documents") String any, @ForAll int choice) throws PatchRefusedException {
        String document = "{\"here\":%s,\"there\":{}}".formatted(any);
        JsonNode tree = JsonTree.of(document);
        JsonPointer place = chosen(
                places(tree).stream()
                        .filter(each -> each.toString().startsWith("/here"))
                        .toList(),
                choice);

        String patched = patched(document, new Operation(Kind.MOVE, "/there/it", place.toString(), null));

        assertThat(JsonTree.of(patched).at("/there/it")).isEqualTo(tree.at(place));
        assertThat(JsonTree.of(patched(patched, new Operation(Kind.MOVE, place.toString(), "/there/it", null))))
                .isEqualTo(tree);
    }

    @Property
    void everyPlaceHasTheValueThatIsThere(@ForAll("documents") String document) throws PatchRefusedException {
        JsonNode tree = JsonTree.of(document);

        patched(
                document,
                places(tree).stream()
                        .map(place -> new Operation(Kind.TEST, place.toString(), null, text(tree.at(place))))
                        .toArray(Operation[]::new));
    }

    @Provide
    Arbitrary<String> documents() {
        return JsonDocuments.any();
    }

    private static String patched(String document, Operation... operations) throws PatchRefusedException {
        return JsonPatch.of(List.of(operations)).apply(document);
    }

    private static String text(JsonNode node) {
        return node.toString();
    }

    private static JsonPointer chosen(List<JsonPointer> places, int choice) {
        return places.get(Math.floorMod(choice, places.size()));
    }

    /** The whole document first. */
    private static List<JsonPointer> places(JsonNode tree) {
        var places = new ArrayList<JsonPointer>();
        collect(tree, JsonPointer.empty(), places);
        return places;
    }

    private static void collect(JsonNode node, JsonPointer place, List<JsonPointer> places) {
        places.add(place);
        node.properties().forEach(entry -> collect(entry.getValue(), place.appendProperty(entry.getKey()), places));
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), place.appendIndex(index), places);
            }
        }
    }
}
