package io.narraforge.contract.schema;

import graphql.language.DescribedNode;
import graphql.language.Node;
import graphql.language.SourceLocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where the definitions of some files stand. A definition begins behind its description, which may be pages long. */
final class Positions {
    private final Map<String, SdlLines> linesByFile = new HashMap<>();

    Positions(Collection<SdlFile> files) {
        for (SdlFile file : files) {
            if (file.text() != null) {
                linesByFile.put(file.name(), new SdlLines(file.text()));
            }
        }
    }

    Place of(Node<?> node) {
        SourceLocation start = node.getSourceLocation();
        if (start == null || start.getSourceName() == null) {
            throw new IllegalStateException("a node without a source: " + node);
        }
        SdlLines lines = linesByFile.get(start.getSourceName());
        if (lines == null) {
            return new Place(start.getSourceName(), null);
        }
        boolean isDescribed = node instanceof DescribedNode<?> described && described.getDescription() != null;
        return new Place(
                start.getSourceName(),
                isDescribed ? lines.lineBehindString(start.getLine(), start.getColumn()) : start.getLine());
    }
}
