package io.narraforge.contract.operations;

import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.source.SdlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The examples in a Markdown text: each fenced block of the language {@code graphql} is a document by itself. */
final class MarkdownExamples {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private MarkdownExamples() {}

    static boolean isMarkdown(String fileName) {
        return fileName.endsWith(".md") || fileName.endsWith(".markdown");
    }

    /** The documents, each at its lines of the file. */
    static List<DocumentSet> read(String file, String text) {
        var examples = new ArrayList<DocumentSet>();
        PARSER.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (isGraphql(block) && !block.getLiteral().isBlank()) {
                    SdlFile document = SdlParser.parseAny(file, atItsLines(block));
                    examples.add(new DocumentSet(List.of(document), null));
                }
            }
        });
        return examples;
    }

    /** The first word behind the fence is its language; more may follow, as a title. */
    private static boolean isGraphql(FencedCodeBlock block) {
        String language = block.getInfo().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return language.equals("graphql") || language.equals("gql");
    }

    /** An empty line for each one above it in the file, the fence among them. */
    private static String atItsLines(FencedCodeBlock block) {
        int linesBefore = block.getSourceSpans().getFirst().getLineIndex() + 1;
        return "\n".repeat(linesBefore) + block.getLiteral();
    }
}
