package io.narraforge.document;

import jakarta.json.JsonMergePatch;

/** A JSON Merge Patch (RFC 7396): what it names is set, null removes, everything else stays. Lists are replaced whole. */
public final class MergePatch {
    private final JsonMergePatch patch;

    private MergePatch(JsonMergePatch patch) {
        this.patch = patch;
    }

    /**
     * Reads a patch.
     *
     * @param patch well-formed JSON
     */
    public static MergePatch of(String patch) throws PatchRefusedException {
        if (Nesting.isTooDeep(patch)) {
            throw PatchRefusedException.asAWhole(Nesting.TOO_DEEP);
        }
        return new MergePatch(JsonText.JSON.createMergePatch(JsonText.read(patch)));
    }

    /**
     * The text of the patched document.
     *
     * @param document well-formed JSON
     */
    public String apply(String document) throws PatchRefusedException {
        if (Nesting.isTooDeep(document)) {
            throw PatchRefusedException.asAWhole(Nesting.TOO_DEEP);
        }
        return patch.apply(JsonText.read(document)).toString();
    }
}
