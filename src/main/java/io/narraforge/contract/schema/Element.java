package io.narraforge.contract.schema;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everything that a schema defines has: a name, words about it, directives, a place.
 *
 * @param description null where there is none, or an empty one
 */
public record Element(String name, @Nullable String description, List<Directive> directives, Place place) {
    /** Directives that the language gives a meaning, so that they are told of as what they mean. */
    private static final List<String> WITH_MEANING = List.of("deprecated", "specifiedBy", "oneOf");

    private static final String DEFAULT_REASON = "No longer supported";

    /** Why it should not be used any more; null when it may be. */
    public @Nullable String deprecation() {
        return find("deprecated") == null ? null : text("deprecated", "reason", DEFAULT_REASON);
    }

    /** The address that says what a scalar's values are. */
    public @Nullable String specifiedBy() {
        return find("specifiedBy") == null ? null : text("specifiedBy", "url", "");
    }

    /** Whether exactly one field of an input has to be given. */
    public boolean isOneOf() {
        return find("oneOf") != null;
    }

    /** The directives that mean something to this schema's server only. */
    public List<Directive> ownDirectives() {
        return directives.stream()
                .filter(each -> !WITH_MEANING.contains(each.getName()))
                .toList();
    }

    private @Nullable Directive find(String directive) {
        return directives.stream()
                .filter(each -> each.getName().equals(directive))
                .findFirst()
                .orElse(null);
    }

    private String text(String directive, String name, String otherwise) {
        Directive applied = find(directive);
        Argument argument = applied == null ? null : applied.getArgument(name);
        return argument != null && argument.getValue() instanceof StringValue string ? Literal.text(string) : otherwise;
    }
}
