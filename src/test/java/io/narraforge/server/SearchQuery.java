package io.narraforge.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The search that tests ask. */
final class SearchQuery {
    private static final String SEARCH = """
        query($text: String!, $types: [SearchType!], $first: Int, $after: String) {
          search(text: $text, types: $types, first: $first, after: $after) {
            edges { cursor }
            nodes {
              type score path fragment { text match }
              node { id ... on World { name } ... on Character { name } ... on Artifact { type } }
            }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    private SearchQuery() {}

    /** @param more variables: name, value, name, value … */
    static Reply run(TestEngine engine, String text, Object... more) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("text", text);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(String.valueOf(more[i]), more[i + 1]);
        }
        return engine.run(SEARCH, variables);
    }
}
