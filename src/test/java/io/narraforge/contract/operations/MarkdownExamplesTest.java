package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownExamplesTest {
    private static List<DocumentSet> read(String text) {
        return MarkdownExamples.read("guide.md", text);
    }

    private static List<String> operations(DocumentSet set) {
        return set.operations().stream()
                .map(each -> DocumentSet.nameOf(each) + " at " + DocumentSet.place(each))
                .toList();
    }

    @Test
    void eachBlockOfGraphqlIsADocumentByItselfAtItsLine() {
        List<DocumentSet> examples = read("""
            # Asking

            ```graphql
            query Worlds { worlds { ...Short } }
            fragment Short on World { name }
            ```

            ~~~~ GraphQL title="another"
            { worlds { ...Short } }
            fragment Short on World { id }
            ~~~~

            - in a list:

              ```gql

              mutation Rename { rename }
              ```
            """);

        assertThat(examples.stream().map(MarkdownExamplesTest::operations))
                .containsExactly(
                        List.of("Worlds at guide.md:4"),
                        List.of("anonymous query at guide.md:9"),
                        List.of("Rename at guide.md:17"));
    }

    @Test
    void otherBlocksAndEmptyOnesAreNoExamples() {
        assertThat(read("""
            ```json
            {"query": "{ worlds }"}
            ```
            ```
            { worlds }
            ```

                { worlds }

            ```graphql
            ```
            """)).isEmpty();
    }

    @Test
    void whatIsNotGraphqlIsRefusedAtItsLineOfTheFile() {
        assertThatThrownBy(() -> read("one\n\n```graphql\nquery {\n  worlds !\n}\n```\n"))
                .isInstanceOf(ProblemOccurredException.class)
                .hasMessageStartingWith("guide.md:5:");
    }

    @Test
    void markdownIsToldByItsName() {
        assertThat(List.of("docs/queries.md", "README.markdown")).allMatch(MarkdownExamples::isMarkdown);
        assertThat(List.of("web/md", "md.graphql")).noneMatch(MarkdownExamples::isMarkdown);
    }
}
