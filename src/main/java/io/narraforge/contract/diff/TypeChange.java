package io.narraforge.contract.diff;

import io.narraforge.contract.schema.TypeRef;
import io.narraforge.contract.schema.TypeRef.ListOf;
import io.narraforge.contract.schema.TypeRef.Named;
import io.narraforge.contract.schema.TypeRef.NonNull;
import java.util.function.BiPredicate;

/** Whether a type can take another's place without a client noticing. */
final class TypeChange {
    private TypeChange() {}

    /**
     * Whether whoever could read the published type can read the proposed one: it promises the same or more, at every depth.
     *
     * @param isMember whether the second name is one of the members of the first
     */
    static boolean isSafeToGet(TypeRef published, TypeRef proposed, BiPredicate<String, String> isMember) {
        if (proposed instanceof NonNull(TypeRef inner)) {
            return isSafeToGet(published.nullable(), inner, isMember);
        }
        return switch (published) {
            case NonNull promised -> false;
            case ListOf(TypeRef item) ->
                proposed instanceof ListOf(TypeRef proposedItem) && isSafeToGet(item, proposedItem, isMember);
            case Named(String name) ->
                proposed instanceof Named(String proposedName)
                        && (name.equals(proposedName) || isMember.test(name, proposedName));
        };
    }

    /** Whether whatever could be given for the published type can be given for the proposed one, at every depth. */
    static boolean isSafeToGive(TypeRef published, TypeRef proposed) {
        if (published instanceof NonNull(TypeRef inner)) {
            return isSafeToGive(inner, proposed.nullable());
        }
        return switch (proposed) {
            case NonNull demanded -> false;
            case ListOf(TypeRef item) ->
                published instanceof ListOf(TypeRef publishedItem) && isSafeToGive(publishedItem, item);
            case Named named -> published.equals(named);
        };
    }
}
