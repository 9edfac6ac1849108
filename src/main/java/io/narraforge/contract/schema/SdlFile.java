package io.narraforge.contract.schema;

import graphql.language.Document;
import org.jspecify.annotations.Nullable;

/**
 * One parsed file, of a schema or of operations.
 *
 * @param name the name that the locations in the document have as their source
 * @param text as it was parsed, line ends as LF; null where the document was made of something else than SDL
 */
public record SdlFile(String name, @Nullable String text, Document document) {}
